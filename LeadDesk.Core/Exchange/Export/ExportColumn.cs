using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>A column of the MQL export. The list is the order in the file; adding a line adds it to workbook and CSV.</summary>
public sealed record ExportColumn(string Header, ExportKind Kind, Func<ExportRow, ExportValue> Read)
{
    /// <summary>What can be chosen in a cell that people fill in; nothing for any other.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    private static readonly ExportColumn[] BuiltIn =
    [
        new("Name", ExportKind.Text, row => ExportValue.Of(LeadName.Of(row.FirstName, row.LastName, row.Email, row.ExternalId, row.Id))),
        new("Company", ExportKind.Text, row => ExportValue.Of(row.Company)),
        new("Job title", ExportKind.Text, row => ExportValue.Of(row.JobTitle)),
        new("E-mail", ExportKind.Mail, row => ExportValue.Of(row.Email)),
        new("Phone", ExportKind.Text, row => ExportValue.Of(row.Phone)),
        new("Country", ExportKind.Text, row => ExportValue.Of(row.Country)),
        new("Source", ExportKind.Text, row => ExportValue.Of(row.Source)),
        new("Campaign", ExportKind.Text, row => ExportValue.Of(row.Campaign)),
        new("Stage", ExportKind.Text, row => ExportValue.Of(row.Stage.Name)),
        new("Grade", ExportKind.Grade, row => ExportValue.Of(row.Cell.Name)),
        new("Score", ExportKind.Points, row => ExportValue.Of(row.Score)),
        new("Fit", ExportKind.Points, row => ExportValue.Of(row.Fit)),
        new("Engagement", ExportKind.Points, row => ExportValue.Of(row.Engagement)),
        new("Owner", ExportKind.Text, row => ExportValue.Of(row.Owner)),
        new("Last signal (UTC)", ExportKind.Moment, row => ExportValue.Of(row.LastSignalAt)),
        new("Handed over at (UTC)", ExportKind.Moment, row => ExportValue.Of(row.HandedOverAt)),
        new("Respond by (UTC)", ExportKind.Moment, row => ExportValue.Of(row.RespondBy)),
        new("Tags", ExportKind.Text, row => ExportValue.Of(row.Tags)),
        new("External id", ExportKind.Text, row => ExportValue.Of(row.ExternalId)),
        new("Persona", ExportKind.Text, row => ExportValue.Of(row.Persona)),
    ];

    /// <summary>Built-in columns, custom fields in their order, what was answered, and the lead's page when the desk's address is known.</summary>
    /// <param name="facets">What some lead was asked: each gets its answer in words, and what that counts as, 0–3.</param>
    public static IReadOnlyList<ExportColumn> All(IEnumerable<CustomField> custom, IReadOnlyCollection<string> facets, Uri? site) =>
    [
        .. BuiltIn,
        .. custom.OrderBy(field => field.Order).ThenBy(field => field.Id).Select(field => new ExportColumn(field.Name, KindOf(field.Type), row => ExportValue.Of(row.Custom[field.Key]))),
        .. facets.Count == 0 ? (ExportColumn[])[] : [new("Qualification score", ExportKind.Points, row => ExportValue.Of(FieldValue.Of(row.QualificationScore)))],
        .. facets.SelectMany(OfAnswer),
        .. site is null ? (ExportColumn[])[] : [new("Page", ExportKind.Link, row => ExportValue.Of(new Uri(site, $"leads/{row.Id}").AbsoluteUri))],
    ];

    private static ExportColumn[] OfAnswer(string facet)
    {
        var (name, key) = (Facet.NameOf(facet), Facet.FieldKey(facet));
        return
        [
            new($"Answer: {name}", ExportKind.Text, row => ExportValue.Of(row.Answers?.GetValueOrDefault(facet))),
            new($"Answer: {name}, 0–3", ExportKind.Number, row => ExportValue.Of(row.Answered[key])),
        ];
    }

    private static ExportKind KindOf(FieldType type) => type switch
    {
        FieldType.Number => ExportKind.Number,
        FieldType.Date => ExportKind.Day,
        FieldType.YesNo => ExportKind.YesNo,
        _ => ExportKind.Text,
    };
}
