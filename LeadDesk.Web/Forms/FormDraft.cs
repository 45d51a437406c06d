using LeadDesk.Core.Desk.Forms;

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
    };

    public FormEntry ToEntry() => new(Name, Source, Campaign, Fields, [.. Required], Origins.Split('\n'), ThankYou, RedirectTo);
}
