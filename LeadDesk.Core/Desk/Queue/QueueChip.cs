using System.Linq.Expressions;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>A way to narrow the queue. Of one group one chip can be chosen; chips of several groups narrow together.</summary>
/// <param name="Where">Which leads it lets through at a moment.</param>
/// <param name="Count">How many of a tally those are.</param>
public sealed record QueueChip(string Key, string Name, string? Icon, string Group, Func<DateTimeOffset, Expression<Func<Lead, bool>>> Where, Func<QueueTally, int> Count)
{
    /// <summary>A1 and B1.</summary>
    private const int BestRank = 2;

    private const string Order = "order";

    /// <summary>Shows what was put off instead of what waits.</summary>
    internal const string PutOff = "off";

    /// <summary>Whether it narrows the queue; otherwise it orders it, within each state, by the probability to win instead of by grade.</summary>
    public bool Narrows => Group != Order;

    /// <summary>In the order in which they are shown.</summary>
    public static IReadOnlyList<QueueChip> All { get; } =
    [
        new("breached", "Breached", "breach", "state", _ => lead => lead.SlaState == SlaState.Breached, tally => tally.State == SlaState.Breached ? tally.Awake : 0),
        new("risk", "At risk", "risk", "state", _ => lead => lead.SlaState == SlaState.AtRisk, tally => tally.State == SlaState.AtRisk ? tally.Awake : 0),
        new("new", "To accept", null, "work", _ => lead => lead.Stage == Stage.Mql, tally => tally.ToAccept),
        new("step", "Step due", null, "work", now => lead => lead.NextStepAt != null && lead.NextStepAt <= now, tally => tally.StepDue),
        new("best", "A1, B1", null, "grade", _ => lead => lead.CellRank <= BestRank, tally => tally.CellRank <= BestRank ? tally.Awake : 0),
        new("mine", "Mine", null, "owner", _ => lead => lead.OwnerId != null, tally => tally.IsOwned ? tally.Awake : 0),
        new("free", "Unassigned", null, "owner", _ => lead => lead.OwnerId == null, tally => tally.IsOwned ? 0 : tally.Awake),
        new(PutOff, "Put off", "pause", "rest", now => lead => lead.RestsUntil > now, tally => tally.Resting),
        new("likely", "Likeliest first", null, Order, _ => _ => true, tally => tally.Awake),
    ];

    /// <summary>The chips that an address or a saved view names, unknown ones left out and one of each group.</summary>
    public static IReadOnlyList<QueueChip> Read(string? keys)
    {
        var named = (keys ?? "").Split(',', StringSplitOptions.TrimEntries);
        return [.. All.Where(chip => named.Contains(chip.Key)).DistinctBy(chip => chip.Group)];
    }

    public static string Write(IEnumerable<QueueChip> chips) => string.Join(',', All.Intersect(chips).Select(chip => chip.Key));

    /// <summary>The choice after this chip was pressed: let go of when it was chosen, else in place of the one of its group.</summary>
    public IReadOnlyList<QueueChip> Press(IReadOnlyCollection<QueueChip> chosen) =>
        chosen.Contains(this) ? [.. chosen.Where(chip => chip != this)] : [.. chosen.Where(chip => chip.Group != Group), this];
}

/// <summary>How many leads of one state and cell wait, of one's own or unassigned.</summary>
public sealed record QueueTally(bool IsOwned, SlaState State, int CellRank, int Awake, int Resting, int ToAccept, int StepDue, DateTimeOffset? Promise, DateTimeOffset? Wakes);
