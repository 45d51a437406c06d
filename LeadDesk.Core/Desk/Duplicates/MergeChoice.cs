using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>A field of which leads may say different things, and whose is taken unless a person chooses.</summary>
/// <param name="Key">Of a <see cref="LeadField"/>, or <see cref="Owner"/>, <see cref="Place"/> and <see cref="Pin"/>.</param>
/// <param name="Texts">What each of the leads says, the survivor first.</param>
/// <param name="Take">Whose is taken, by its place in <paramref name="Texts"/>.</param>
public sealed record MergeChoice(string Key, string Name, string Group, IReadOnlyList<string> Texts, int Take)
{
    public const string Owner = "owner", Place = "stage", Pin = "pin";

    private const string Work = "Work";

    public bool Differs => Texts.Distinct().Count() > 1;

    /// <summary>In the order people read them. The external id is none: all lead to the survivor. What is known of a company stays with the company.</summary>
    /// <param name="leads">The survivor first.</param>
    internal static IReadOnlyList<MergeChoice> Of(IReadOnlyList<Lead> leads, IEnumerable<CustomField> custom, Func<int?, string> ownerName) =>
    [
        Of(Place, "Stage", Work, leads, StageOf, GoesFurther),
        Of(Owner, "Owner", Work, leads, lead => ownerName(lead.OwnerId), (ours, theirs) => ours.OwnerId is null && theirs.OwnerId is not null),
        .. leads.Any(lead => lead.PinnedCell is not null)
            ? (MergeChoice[])[Of(Pin, "Pinned grade", Work, leads, lead => lead.PinnedCell?.Name ?? "", (ours, theirs) => ours.PinnedCell is null && theirs.PinnedCell is not null)] : [],
        .. Fields(custom).Select(field => Of(field.Key, field.Name, field.Group, leads, lead => field.Get(lead).Display, (ours, theirs) => IsBetter(field.Get(ours), field.Get(theirs)))),
    ];

    internal static IEnumerable<LeadField> Fields(IEnumerable<CustomField> custom) =>
        LeadFields.With(custom).Where(field => (field.Set is not null && !field.IsCompany && field.Key != "externalId") || field.Key == "company");

    // One after the other, each held against what was taken until then.
    private static MergeChoice Of(string key, string name, string group, IReadOnlyList<Lead> leads, Func<Lead, string> text, Func<Lead, Lead, bool> takes)
    {
        var taken = 0;

        for (var at = 1; at < leads.Count; at++)
        {
            taken = takes(leads[taken], leads[at]) ? at : taken;
        }

        return new(key, name, group, [.. leads.Select(text)], taken);
    }

    private static bool GoesFurther(Lead ours, Lead theirs) => theirs.Stage.Kind == StageKind.Open && ours.Stage.Kind != StageKind.Won && theirs.Stage.Order > ours.Stage.Order;

    // Who asked not to be written to or called is not, whichever of them it was.
    private static bool IsBetter(FieldValue ours, FieldValue theirs) =>
        theirs.HasValue && (ours.IsEmpty || (theirs.Type == FieldType.YesNo && theirs.Number > ours.Number));

    private static string StageOf(Lead lead) => $"{lead.Stage.Name} since {lead.StageSince:yyyy-MM-dd}";
}
