using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Qualification;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>A column of an export of leads. The list is the usual order in the file; adding a line adds it to workbook and CSV.</summary>
/// <param name="Key">By which saved exports remember it.</param>
public sealed record ExportColumn(string Key, string Header, ExportKind Kind, Func<ExportRow, ExportValue> Read)
{
    internal const string PageKey = "page";

    private static readonly ExportColumn[] BuiltIn =
    [
        new("name", "Name", ExportKind.Text, row => ExportValue.Of(LeadName.Of(row.FirstName, row.LastName, row.Email, row.ExternalId, row.Id))),
        new("company", "Company", ExportKind.Text, row => ExportValue.Of(row.Company)),
        new("jobTitle", "Job title", ExportKind.Text, row => ExportValue.Of(row.JobTitle)),
        new("email", "E-mail", ExportKind.Mail, row => ExportValue.Of(row.Email)),
        new("phone", "Phone", ExportKind.Text, row => ExportValue.Of(row.Phone)),
        new("country", "Country", ExportKind.Text, row => ExportValue.Of(row.Country)),
        new("source", "Source", ExportKind.Text, row => ExportValue.Of(row.Source)),
        new("campaign", "Campaign", ExportKind.Text, row => ExportValue.Of(row.Campaign)),
        new("stage", "Stage", ExportKind.Text, row => ExportValue.Of(row.Stage.Name)),
        new("grade", "Grade", ExportKind.Grade, row => ExportValue.Of(row.Cell.Name)),
        new("score", "Score", ExportKind.Points, row => ExportValue.Of(row.Score)),
        new("fit", "Fit", ExportKind.Points, row => ExportValue.Of(row.Fit)),
        new("engagement", "Engagement", ExportKind.Points, row => ExportValue.Of(row.Engagement)),
        new("owner", "Owner", ExportKind.Text, row => ExportValue.Of(row.Owner)),
        new("lastSignal", "Last signal (UTC)", ExportKind.Moment, row => ExportValue.Of(row.LastSignalAt)),
        new("handedOver", "Handed over at (UTC)", ExportKind.Moment, row => ExportValue.Of(row.HandedOverAt)),
        new("respondBy", "Respond by (UTC)", ExportKind.Moment, row => ExportValue.Of(row.RespondBy)),
        new("tags", "Tags", ExportKind.Text, row => ExportValue.Of(row.Tags)),
        new("externalId", "External id", ExportKind.Text, row => ExportValue.Of(row.ExternalId)),
        new("persona", "Persona", ExportKind.Text, row => ExportValue.Of(row.Persona)),
    ];

    private static readonly ExportColumn[] OnRequest =
    [
        new("firstName", "First name", ExportKind.Text, row => ExportValue.Of(row.FirstName)),
        new("lastName", "Last name", ExportKind.Text, row => ExportValue.Of(row.LastName)),
        new("city", "City", ExportKind.Text, row => ExportValue.Of(row.City)),
        new("language", "Language", ExportKind.Text, row => ExportValue.Of(row.Language)),
        new("productInterest", "Product interest", ExportKind.Text, row => ExportValue.Of(row.ProductInterest)),
        new("doNotEmail", "Do not e-mail", ExportKind.YesNo, row => ExportValue.Of(row.DoNotEmail ? 1 : 0)),
        new("doNotCall", "Do not call", ExportKind.YesNo, row => ExportValue.Of(row.DoNotCall ? 1 : 0)),
        new("highestStage", "Highest stage", ExportKind.Text, row => ExportValue.Of(row.HighestStage.Name)),
        new("created", "Created at (UTC)", ExportKind.Moment, row => ExportValue.Of(row.CreatedAt)),
        new("value", "Deal value", ExportKind.Number, row => ExportValue.Of(FieldValue.Of(row.Value))),
        new("closeDate", "Close date", ExportKind.Day, row => ExportValue.Of(FieldValue.Of(row.CloseDate))),
        new("probability", "Probability to win", ExportKind.Share, row => ExportValue.Of(FieldValue.Of(row.Probability))),
    ];

    /// <summary>What can be chosen in a cell that people fill in; nothing for any other.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>All columns that can be asked for by their keys: the usual ones, and those that are only written on request.</summary>
    public static IReadOnlyList<ExportColumn> Offered(IEnumerable<CustomField> custom, IReadOnlyCollection<string> facets, Uri? site, IEnumerable<MoveReason> reasons) =>
        [.. All(custom, facets, site), .. OnRequest, .. ReplyColumns.Of(reasons)];

    /// <summary>Built-in columns, custom fields in their order, what was answered, and the lead's page when the desk's address is known.</summary>
    /// <param name="facets">What some lead was asked: each gets its answer in words, and what that counts as, 0–3.</param>
    public static IReadOnlyList<ExportColumn> All(IEnumerable<CustomField> custom, IReadOnlyCollection<string> facets, Uri? site) =>
    [
        .. BuiltIn,
        .. custom.OrderBy(field => field.Order).ThenBy(field => field.Id).Select(field => new ExportColumn(field.AttributeKey, field.Name, KindOf(field.Type), row => ExportValue.Of(row.Custom[field.Key]))),
        .. facets.Count == 0 ? (ExportColumn[])[] : [new("qualificationScore", "Qualification score", ExportKind.Points, row => ExportValue.Of(FieldValue.Of(row.QualificationScore)))],
        .. facets.SelectMany(OfAnswer),
        .. site is null ? (ExportColumn[])[] : [new(PageKey, "Page", ExportKind.Link, row => ExportValue.Of(new Uri(site, $"leads/{row.Id}").AbsoluteUri))],
    ];

    private static ExportColumn[] OfAnswer(string facet)
    {
        var (name, key) = (Facet.NameOf(facet), Facet.FieldKey(facet));
        return
        [
            new($"answer.{facet}", $"Answer: {name}", ExportKind.Text, row => ExportValue.Of(row.Answers?.GetValueOrDefault(facet))),
            new($"answer.{facet}.status", $"Answer: {name}, 0–3", ExportKind.Number, row => ExportValue.Of(row.Answered[key])),
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
