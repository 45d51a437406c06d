using LeadDesk.Core.Desk.Forms;
using LeadDesk.Core.Leads;

namespace LeadDesk.Web.Forms;

/// <summary>The desk's own pages of a form: to fill it in, to mend it, and to say thank you. Plain HTML that needs no script.</summary>
internal static class FormPages
{
    private static readonly Dictionary<string, string> NoProblems = [];

    /// <param name="page">In a frame, the page around it as far as the browser says; it is what is remembered.</param>
    public static string Empty(PublicForm form, string stamp, string? page) => Form(form, stamp, new Dictionary<string, string?>(), NoProblems, page);

    public static string Form(PublicForm form, string stamp, IReadOnlyDictionary<string, string?> values, IReadOnlyDictionary<string, string> problems, string? page) => Whole(form.Form.Name, $"""
        <h1>{FormMarkup.Encode(form.Form.Name)}</h1>
        {(problems.Count == 0 ? "" : $"<p class=\"wrong\" role=\"alert\">Nothing was sent yet. {(problems.Count == 1 ? "One thing has" : $"{problems.Count} things have")} to be put right; what you typed is still here.</p>")}
        <form method="post" action="/forms/{form.Form.Key}">
        {FormMarkup.Fields(form, values, problems)}{FormMarkup.Trap("class=\"away\"")}
        <input type="hidden" name="{FormNames.Stamp}" value="{FormMarkup.Encode(stamp)}">
        <input type="hidden" name="{FormNames.Page}" value="{FormMarkup.Encode(page)}">
        <p><button>Send</button></p>
        </form>
        """);

    public static string Thanks(WebForm form) => Whole(form.Name, $"<h1>Thank you</h1>\n<p role=\"status\">{FormMarkup.Encode(ThanksOf(form))}</p>");

    public static string Refused(string title, string words) => Whole(title, $"<h1>{FormMarkup.Encode(title)}</h1>\n<p class=\"wrong\" role=\"alert\">{FormMarkup.Encode(words)}</p>");

    public static string ThanksOf(WebForm form) => form.ThankYou.Length > 0 ? form.ThankYou : "We have got it and will be in touch.";

    private static string Whole(string title, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{FormMarkup.Encode(title)}</title>
        <link rel="icon" href="/favicon.svg">
        <link rel="stylesheet" href="/forms.css">
        </head>
        <body>
        <main>
        {body}
        </main>
        </body>
        </html>
        """;
}
