using System.Runtime.InteropServices;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Scoring;

/// <summary>A stretch of a lead's life in which it can be handed to sales, from and up to but not with these moments.</summary>
/// <param name="Cycle">Which way to a customer a hand-over in it begins or belongs to.</param>
/// <param name="EntriesOnly">Only coming into a hand-over cell counts, not being in one: the lead was parked and comes back by what it does.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LifeSpan(DateTimeOffset From, DateTimeOffset To, int Cycle, bool EntriesOnly)
{
    /// <summary>
    /// The stretches until now, in order. Closed times are left out, and so is a rest that has an end date, because nothing hands the lead
    /// over before; the end dates of earlier rests are not kept, so those count as rests without one.
    /// </summary>
    /// <param name="moves">In the order in which they happened.</param>
    public static IReadOnlyList<LifeSpan> Of(Lead lead, IReadOnlyList<StageChange> moves, DateTimeOffset now)
    {
        var spans = new List<LifeSpan>();
        var (from, stage, cycle) = (lead.CreatedAt, moves.Count > 0 ? moves[0].From : lead.Stage, moves.Count > 0 ? Math.Max(1, moves[0].Cycle - (Returns(moves[0]) ? 1 : 0)) : lead.Cycle);

        foreach (var move in moves)
        {
            Add(move.At, rests: false);
            (from, stage, cycle) = (move.At > from ? move.At : from, move.To, move.Cycle);
        }

        Add(now, rests: lead.RestsUntil is not null);
        return spans;

        void Add(DateTimeOffset to, bool rests)
        {
            if (to > from && (stage.IsOpen || (stage.Kind == StageKind.Parked && !rests)))
            {
                spans.Add(new(from, to, stage.IsOpen ? cycle : cycle + 1, !stage.IsOpen));
            }
        }
    }

    private static bool Returns(StageChange move) => move.From.Kind == StageKind.Parked && move.To.IsOpen;
}
