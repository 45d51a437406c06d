using LeadDesk.Core.Desk.Forms;

namespace LeadDesk.Web.Forms;

/// <summary>What is put into a page of another site to have the form there.</summary>
internal static class FormSnippet
{
    private const string Hidden = "style=\"position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden\"";

    /// <summary>The form itself. It works without the script, which only tells when it was shown and on which page.</summary>
    /// <param name="desk">The address of the desk, with a / at the end.</param>
    public static string Html(PublicForm form, string desk) => $"""
        <form method="post" action="{desk}forms/{form.Form.Key}">
        {FormMarkup.Fields(form, new Dictionary<string, string?>(), new Dictionary<string, string>())}{FormMarkup.Trap(Hidden)}
        <input type="hidden" name="{FormNames.Stamp}" value="">
        <input type="hidden" name="{FormNames.Page}" value="">
        <p><button>Send</button></p>
        </form>
        <script src="{desk}forms/{form.Form.Key}/shown.js" defer></script>
        """;

    public static string Frame(PublicForm form, string desk) => $"""<iframe src="{desk}forms/{form.Form.Key}" title="{FormMarkup.Encode(form.Form.Name)}" width="100%" height="{220 + (form.Fields.Count * 76) + ((form.Form.Consent?.Words.Length ?? 0) / 40 * 24)}" style="border:0"></iframe>""";

    /// <summary>Puts the stamp and the page into every copy of the form on the page.</summary>
    public static string Script(string form, string stamp) => $$"""
        document.querySelectorAll('form[action$="/forms/{{form}}"]').forEach(function (form) {
          form.elements.{{FormNames.Stamp}}.value = '{{stamp}}';
          form.elements.{{FormNames.Page}}.value = location.href;
        });
        """;
}
