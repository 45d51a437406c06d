using System.Globalization;
using System.Net;
using System.Text;
using LeadDesk.Core.Desk.Forms;
using LeadDesk.Core.Leads;

namespace LeadDesk.Web.Forms;

/// <summary>The fields of a form in plain HTML, the same on the desk's own page and in what is put into other sites.</summary>
internal static class FormMarkup
{
    // Names by which browsers know what to fill in.
    private static readonly Dictionary<string, string> Autocomplete = new()
    {
        ["firstName"] = "given-name",
        ["lastName"] = "family-name",
        ["email"] = "email",
        ["phone"] = "tel",
        ["jobTitle"] = "organization-title",
        ["company"] = "organization",
        ["country"] = "country-name",
        ["region"] = "address-level1",
        ["city"] = "address-level2",
        ["language"] = "language",
    };

    /// <param name="values">What was typed before, by field key.</param>
    /// <param name="problems">What is wrong with it, by field key.</param>
    public static string Fields(PublicForm form, IReadOnlyDictionary<string, string?> values, IReadOnlyDictionary<string, string> problems)
    {
        var html = new StringBuilder();

        foreach (var field in form.Fields)
        {
            Write(html, form.Form.Key, field, values.GetValueOrDefault(field.Field.Key), problems.GetValueOrDefault(field.Field.Key));
        }

        return html.Append(form.Form.Consent is { } consent ? Consent(form.Form.Key, consent, values.GetValueOrDefault(FormNames.Consent), problems.GetValueOrDefault(FormConsent.Field)) : "").ToString();
    }

    /// <summary>The hidden field. Out of sight by its own style, so that it works in pages that know nothing of ours.</summary>
    public static string Trap(string style) =>
        $"""<p {style} aria-hidden="true"><label>Leave this empty <input name="{FormNames.Trap}" type="text" value="" tabindex="-1" autocomplete="off"></label></p>""";

    public static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");

    private static void Write(StringBuilder html, string form, FormField asked, string? value, string? problem)
    {
        var (field, id) = (asked.Field, $"ld-{form}-{asked.Field.Key.Replace('.', '-')}");
        var attributes = $" id=\"{id}\" name=\"{Encode(field.Key)}\"{(asked.IsRequired ? " required" : "")}{(problem is null ? "" : $" aria-invalid=\"true\" aria-describedby=\"{id}-problem\"")}";
        var label = $"<label for=\"{id}\">{Encode(field.Name)}{(asked.IsRequired ? "" : " <small>(optional)</small>")}</label>";
        html.Append("<p>").Append(field.Type switch
        {
            FieldType.YesNo => $"<input type=\"checkbox\" value=\"yes\"{attributes}{(value is "yes" or "on" ? " checked" : "")}> {label}",
            FieldType.Choice => $"{label}<br><select{attributes}><option value=\"\"></option>{string.Concat(field.Choices.Select(choice => Option(choice, choice == value)))}</select>",
            _ => $"{label}<br><input type=\"{TypeOf(field)}\"{(field.Type == FieldType.Number ? " step=\"any\"" : "")}{(field.Type == FieldType.Text ? string.Create(CultureInfo.InvariantCulture, $" maxlength=\"{LongestOf(field)}\"") : "")}"
                + $"{(Autocomplete.TryGetValue(field.Key, out var known) ? $" autocomplete=\"{known}\"" : "")}{attributes} value=\"{Encode(value)}\">",
        });
        html.Append(problem is null ? "" : $"<br><strong id=\"{id}-problem\">{Encode(field.Name)} {Encode(problem)}.</strong>").Append("</p>\n");
    }

    private static string Consent(string form, FormConsent consent, string? value, string? problem)
    {
        var id = $"ld-{form}-consent";
        var wrong = problem is null ? ("", "") : ($" aria-invalid=\"true\" aria-describedby=\"{id}-problem\"", $"<br><strong id=\"{id}-problem\">Nothing can be sent without it: tick the box if you agree.</strong>");
        return $"<p><input type=\"checkbox\" id=\"{id}\" name=\"{FormNames.Consent}\" value=\"{Encode(consent.Words)}\"{(consent.IsRequired ? " required" : "")}{(string.IsNullOrEmpty(value) ? "" : " checked")}{wrong.Item1}> <label for=\"{id}\">{Linked(consent.Words)}{(consent.IsRequired ? "" : " <small>(optional)</small>")}</label>{wrong.Item2}</p>\n";
    }

    // An address in the sentence, as of a privacy notice, can be opened without losing what was typed.
    private static string Linked(string words) => string.Join(' ', words.Split(' ').Select(word =>
        word.TrimEnd('.', ',', ';', ')') is var address && address.StartsWith("https://", StringComparison.Ordinal) && Uri.IsWellFormedUriString(address, UriKind.Absolute)
            ? $"<a href=\"{Encode(address)}\" target=\"_blank\" rel=\"noopener\">{Encode(address)}</a>{Encode(word[address.Length..])}" : Encode(word)));

    private static string Option(string choice, bool isChosen) => $"<option{(isChosen ? " selected" : "")}>{Encode(choice)}</option>";

    private static int LongestOf(LeadField field) => field.Key switch
    {
        "firstName" or "lastName" or "company" => 200,
        "email" => 254,
        "phone" => 40,
        _ => 500,
    };

    private static string TypeOf(LeadField field) => (field.Type, field.Key) switch
    {
        (_, "email") => "email",
        (_, "phone") => "tel",
        (FieldType.Number, _) => "number",
        (FieldType.Date, _) => "date",
        _ => "text",
    };
}
