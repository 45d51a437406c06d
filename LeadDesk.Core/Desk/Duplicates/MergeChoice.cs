using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>A field of which two leads may say different things, and whose is taken unless a person chooses.</summary>
/// <param name="Key">Of a <see cref="LeadField"/>, or <see cref="Owner"/>, <see cref="Place"/> and <see cref="Pin"/>.</param>
/// <param name="TakeMerged">Whether the merged lead's is taken.</param>
public sealed record MergeChoice(string Key, string Name, string Group, string Survivors, string Mergeds, bool TakeMerged)
{
    public const string Owner = "owner", Place = "stage", Pin = "pin";

    private const string Work = "Work";

    public bool Differs => Survivors != Mergeds;

    /// <summary>In the order people read them. The external id is none: both lead to the survivor. What is known of a company stays with the company.</summary>
    internal static IReadOnlyList<MergeChoice> Of(Lead survivor, Lead merged, IEnumerable<CustomField> custom, Func<int?, string> ownerName) =>
    [
        new(Place, "Stage", Work, StageOf(survivor), StageOf(merged), merged.Stage.Kind == StageKind.Open && survivor.Stage.Kind != StageKind.Won && merged.Stage.Order > survivor.Stage.Order),
        new(Owner, "Owner", Work, ownerName(survivor.OwnerId), ownerName(merged.OwnerId), survivor.OwnerId is null && merged.OwnerId is not null),
        .. survivor.PinnedCell is not null || merged.PinnedCell is not null
            ? (MergeChoice[])[new(Pin, "Pinned grade", Work, survivor.PinnedCell?.Name ?? "", merged.PinnedCell?.Name ?? "", survivor.PinnedCell is null)] : [],
        .. Fields(custom).Select(field => Of(field, field.Get(survivor), field.Get(merged))),
    ];

    internal static IEnumerable<LeadField> Fields(IEnumerable<CustomField> custom) =>
        LeadFields.With(custom).Where(field => (field.Set is not null && !field.IsCompany && field.Key != "externalId") || field.Key == "company");

    // Who asked not to be written to or called is not, whichever of the two it was.
    private static MergeChoice Of(LeadField field, FieldValue ours, FieldValue theirs) => new(
        field.Key, field.Name, field.Group, ours.Display, theirs.Display,
        theirs.HasValue && (ours.IsEmpty || (field.Type == FieldType.YesNo && theirs.Number > ours.Number)));

    private static string StageOf(Lead lead) => $"{lead.Stage.Name} since {lead.StageSince:yyyy-MM-dd}";
}
