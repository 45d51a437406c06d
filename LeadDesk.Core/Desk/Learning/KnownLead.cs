using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>
/// A lead as it was known at its moment of scoring: fields and events from before that moment only. For a closed lead the moment is its hand-over to sales in the
/// last cycle, or when there was none, its outcome; for any other lead it is now.
/// </summary>
/// <param name="Lead">With its fields set back to the moment.</param>
/// <param name="Signals">From before the moment, oldest first.</param>
/// <param name="ClosedAt">When it was won, lost or disqualified; null while it is not.</param>
/// <param name="LaterByStaff">Fields that a person changed at the moment or after it.</param>
internal sealed record KnownLead(Lead Lead, DateTimeOffset Moment, Signal[] Signals, bool IsWon, DateTimeOffset? ClosedAt, IReadOnlyCollection<string> LaterByStaff)
{
    public bool IsClosed => ClosedAt is not null;

    /// <summary>What the deal is worth as it is known today, not at the moment.</summary>
    public double? Worth { get; init; }

    /// <param name="lead">Loaded for nobody else: its fields are set back.</param>
    /// <param name="moves">Its stage changes, in any order.</param>
    /// <param name="changes">Its field changes, in any order.</param>
    public static KnownLead Of(
        Lead lead, IEnumerable<MovedOnce> moves, IEnumerable<ChangedOnce> changes, ReadOnlySpan<Signal> signals, IReadOnlyDictionary<string, LeadField> fields, DateTimeOffset now)
    {
        var worth = lead.Value;
        var closed = lead.Stage.Kind is StageKind.Won or StageKind.Lost;
        var (closedAt, moment) = closed ? MomentOf(lead, [.. moves]) : ((DateTimeOffset?)null, now);
        List<ChangedOnce> later = [.. changes.Where(change => change.At >= moment && change.At > lead.CreatedAt).OrderByDescending(change => change.At).ThenByDescending(change => change.Id)];

        foreach (var change in later)
        {
            Models.FieldPast.SetBack(fields, lead, change.Field, change.Before);
        }

        return new(lead, moment, Before(signals, moment), lead.Stage.Kind == StageKind.Won, closedAt, later.Count == 0 ? [] : [.. later.Where(change => change.ByStaff).Select(change => change.Field).Distinct()]) { Worth = worth };
    }

    private static Signal[] Before(ReadOnlySpan<Signal> signals, DateTimeOffset moment)
    {
        var (before, many) = (signals.ToArray(), 0);

        foreach (var signal in signals)
        {
            if (signal.At < moment)
            {
                before[many++] = signal;
            }
        }

        Array.Resize(ref before, many);
        Array.Sort(before, static (one, other) => one.At.CompareTo(other.At));
        return before;
    }

    private static (DateTimeOffset ClosedAt, DateTimeOffset Moment) MomentOf(Lead lead, List<MovedOnce> moves)
    {
        var end = moves.Where(move => move.To == lead.Stage && move.Cycle == lead.Cycle).Select(move => (DateTimeOffset?)move.At).Max() ?? lead.StageSince;
        var handOver = moves.Where(move => move.To == Stage.Mql && move.Cycle == lead.Cycle && move.At <= end).Select(move => (DateTimeOffset?)move.At).Min();
        return (end, handOver ?? end);
    }
}

/// <summary>A move to a stage, as far as it matters here.</summary>
internal sealed record MovedOnce(long LeadId, Stage To, DateTimeOffset At, int Cycle);

/// <summary>A field's change, as far as it matters here.</summary>
internal sealed record ChangedOnce(long LeadId, long Id, string Field, string? Before, DateTimeOffset At, bool ByStaff);
