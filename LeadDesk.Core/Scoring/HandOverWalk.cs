using System.Runtime.InteropServices;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>When a model would have handed a lead to sales.</summary>
public static class HandOverWalk
{
    /// <summary>
    /// Every cell of a stretch with its first moment: the one at from, then each change before to, found exactly, because a rating knows
    /// when its cell changes next and counts later events when their minute comes. Lazy; stop reading when you know enough.
    /// </summary>
    /// <param name="values">In the order of <see cref="CompiledModel.Attributes"/>, as known during the stretch.</param>
    public static IEnumerable<CellMoment> Cells(this CompiledModel model, FieldValue[] values, Signal[] signals, DateTimeOffset from, DateTimeOffset to)
    {
        for (DateTimeOffset? at = from; at < to;)
        {
            var rating = model.Rate(values, signals, at.Value);
            yield return new(at.Value, model.TreatmentOf(rating.Cell).Treatment == Treatment.HandOver);
            at = rating.CellChangesAt;
        }
    }

    /// <summary>The first hand-over of each cycle, in order: where an open stretch begins in a hand-over cell, or the first time one is entered.</summary>
    /// <param name="spans">In order, as <see cref="LifeSpan.Of"/> tells them.</param>
    /// <param name="cells">In order, each holding until the next; a moment told twice holds as told last. Read no further than needed.</param>
    public static IReadOnlyList<DateTimeOffset> HandOvers(IReadOnlyList<LifeSpan> spans, IEnumerable<CellMoment> cells)
    {
        var found = new List<DateTimeOffset>();
        using var reader = cells.GetEnumerator();
        var next = reader.MoveNext();
        var (handsOver, cycle) = (false, 0);

        foreach (var span in spans)
        {
            if (span.Cycle == cycle)
            {
                continue;
            }

            while (next && reader.Current.At <= span.From)
            {
                Read();
            }

            var at = handsOver && !span.EntriesOnly ? span.From : (DateTimeOffset?)null;

            while (at is null && next && reader.Current.At < span.To)
            {
                var (moment, before) = (reader.Current.At, handsOver);
                Read();
                at = handsOver && !before ? moment : null;
            }

            if (at is { } first)
            {
                cycle = span.Cycle;
                found.Add(first);
            }
        }

        return found;

        void Read()
        {
            handsOver = reader.Current.HandsOver;
            next = reader.MoveNext();
        }
    }
}

/// <summary>From this moment on a lead was in a cell that is handed to sales, or was not.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CellMoment(DateTimeOffset At, bool HandsOver);
