using System.Globalization;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Leads;

/// <summary>
/// What a segment can ask beside the fields of a lead: where it stands, how it is rated, its tags, and what it did within some days. These are asked of
/// the database only, so a single lead in memory says nothing of them.
/// </summary>
public static class SegmentFields
{
    public const string Cell = "cell", StageKey = "stage", Tag = "tag", Owned = "owned", RestOver = "restOver", EventPrefix = "event.", AnyEvent = "any", SegmentPrefix = "segment.";

    private const string Standing = "Standing", Time = "Time";

    private static readonly int[] Windows = [7, 30, 90];

    /// <summary>In the order people read them; numbers of days count from now back.</summary>
    public static IReadOnlyList<LeadField> All { get; } =
    [
        Of(Cell, "Grade", FieldType.Choice, Standing) with { Choices = [.. Leads.Cell.All.Order().Select(cell => cell.Name)] },
        Of("score", "Score", FieldType.Number, Standing),
        Of("fit", "Fit", FieldType.Number, Standing),
        Of("engagement", "Engagement", FieldType.Number, Standing),
        Of(StageKey, "Stage", FieldType.Choice, Standing) with { Choices = [.. Stage.All.Select(stage => stage.Key)] },
        Of(Owned, "Has an owner", FieldType.YesNo, Standing),
        Of(RestOver, "Rest is over", FieldType.YesNo, Standing),
        Of(Tag, "Tag", FieldType.Text, Standing),
        Of("createdDays", "Days since it came", FieldType.Number, Time),
        Of("stageDays", "Days in its stage", FieldType.Number, Time),
        Of("handedOverDays", "Days since hand-over", FieldType.Number, Time),
        Of("signalDays", "Days since its latest signal", FieldType.Number, Time),
        Of("touchDays", "Days since we called, wrote or met", FieldType.Number, Time),
        .. Windows.SelectMany(days => EventType.All.Select(type => Event(type.Key, days)).Prepend(Event(AnyEvent, days))),
    ];

    /// <summary>The field with this key; an event in another window than the usual ones is one, too.</summary>
    public static LeadField? Find(string key) => All.FirstOrDefault(field => field.Key == key) ?? (TryReadEvent(key, out var type, out var days) ? Event(type, days) : null);

    /// <summary>"event.page-viewed.30" is how often a page was viewed in 30 days; 1 to 3650 days.</summary>
    public static bool TryReadEvent(string key, out string type, out int days)
    {
        var parts = key.Split('.');
        (type, days) = ("", 0);

        if (parts is not ["event", var name, var window] || (name != AnyEvent && !EventType.IsSlug(name)) || !int.TryParse(window, NumberStyles.None, CultureInfo.InvariantCulture, out days) || days is < 1 or > 3650)
        {
            return false;
        }

        type = name;
        return true;
    }

    /// <summary>Whether a lead is in a saved segment: for rules and for drafts of models. Segments do not ask for each other.</summary>
    public static LeadField In(int segmentId, string name) => Of($"{SegmentPrefix}{segmentId.ToString(CultureInfo.InvariantCulture)}", $"In segment {name}", FieldType.YesNo, "Segments");

    /// <summary>"segment.5" is whether a lead is in segment 5.</summary>
    public static bool TryReadSegment(string key, out int segmentId)
    {
        segmentId = 0;
        return key.StartsWith(SegmentPrefix, StringComparison.Ordinal) && int.TryParse(key.AsSpan(SegmentPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out segmentId);
    }

    private static LeadField Event(string type, int days) =>
        Of($"{EventPrefix}{type}.{days.ToString(CultureInfo.InvariantCulture)}", $"{(type == AnyEvent ? "Anything done" : EventType.Of(type).Name)}, times in {days} days", FieldType.Number, $"Did in the last {days} days");

    private static LeadField Of(string key, string name, FieldType type, string group) => new(key, name, type, group, _ => FieldValue.Empty, null);
}
