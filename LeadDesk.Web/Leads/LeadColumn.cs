using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;

namespace LeadDesk.Web.Leads;

/// <summary>A column that the list of leads can show beside grade and name.</summary>
/// <param name="Sort">A <see cref="LeadSort"/> key; null when it cannot be sorted by.</param>
/// <param name="Width">In pixels.</param>
public sealed record LeadColumn(string Key, string Name, string? Sort, int Width, bool IsNumber = false)
{
    public static IReadOnlyList<LeadColumn> BuiltIn { get; } =
    [
        new("company", "Company", "company", 180),
        new("jobTitle", "Job title", null, 170),
        new("stage", "Stage", "stage", 124),
        new("score", "Score", "score", 76, true),
        new("fit", "Fit", "fit", 84, true),
        new("engagement", "Engagement", "engagement", 108, true),
        new("owner", "Owner", "owner", 140),
        new("respondBy", "Respond by", "respond", 190),
        new("lastSignal", "Last signal", "signal", 124),
        new("source", "Source", "source", 130),
        new("created", "Created", "created", 124),
        new("tags", "Tags", null, 150),
        new("persona", "Persona", null, 160),
        new("email", "E-mail", null, 220),
        new("phone", "Phone", null, 140),
        new("place", "Place", null, 150),
        new("qualificationScore", "Qualification", "qualification", 116, true),
        .. Facet.All.SelectMany(OfAnswer),
    ];

    public static IReadOnlyList<string> Usual { get; } = ["company", "stage", "score", "owner", "lastSignal", "source"];

    public static IReadOnlyList<LeadColumn> With(FilterMenu menu) =>
        [.. BuiltIn, .. menu.Questions.SelectMany(OfAnswer), .. menu.Fields.Select(field => new LeadColumn(field.AttributeKey, field.Name, null, 130, field.Type == FieldType.Number))];

    private static IEnumerable<LeadColumn> OfAnswer(Facet facet) => LeadFields.OfAnswer(facet).Select(field => new LeadColumn(field.Key, field.Name, null, 130));
}
