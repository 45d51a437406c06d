using LeadDesk.Core.Desk.Forms;
using LeadDesk.Core.Leads;

namespace LeadDesk.Web.Forms;

/// <summary>A form while it is being written.</summary>
public sealed class FormDraft
{
    private static readonly string[] Usual = ["firstName", "lastName", "email", "company", "phone"];

    public string Name { get; set; } = "";
    public string? Source { get; set; } = "Website";
    public string? Campaign { get; set; }

    /// <summary>Keys of what it asks for, in order.</summary>
    public List<string> Fields { get; private init; } = [.. Usual];
    public HashSet<string> Required { get; private init; } = ["email", "lastName"];

    /// <summary>One in a line.</summary>
    public string Origins { get; set; } = "";
    public string ThankYou { get; set; } = "";
    public string? RedirectTo { get; set; }

    /// <summary>Empty for no consent.</summary>
    public string Consent { get; set; } = "";
    public bool ConsentRequired { get; set; }

    /// <summary>Whoever does not agree is not to be written to.</summary>
    public bool ConsentQuiet { get; set; } = true;

    public static FormDraft Of(FormView view) => view.Form is not { } form ? new() : new()
    {
        Name = form.Name,
        Source = form.Source,
        Campaign = form.Campaign,
        Fields = [.. view.Asked.Select(field => field.Field.Key)],
        Required = [.. form.Required],
        Origins = string.Join('\n', form.Origins),
        ThankYou = form.ThankYou,
        RedirectTo = form.RedirectTo,
        Consent = form.Consent?.Words ?? "",
        ConsentRequired = form.Consent?.IsRequired ?? false,
        ConsentQuiet = form.Consent?.IsQuiet ?? true,
    };

    public FormEntry ToEntry() => new(Name, Source, Campaign, Fields, [.. Required], Origins.Split('\n'), ThankYou, RedirectTo, new FormConsent(Consent, ConsentRequired, ConsentQuiet));
}
