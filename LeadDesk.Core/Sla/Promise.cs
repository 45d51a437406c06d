using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Sla;

/// <summary>Something that sales owes a lead, and since when.</summary>
/// <param name="Request">The event type by which the lead asked; null when it did not ask.</param>
public sealed record Promise(ClockKind Kind, DateTimeOffset From, string Cause, string? Request = null);

/// <summary>A call, mail or meeting of a person with the lead. What the desk sends by itself is none.</summary>
/// <param name="Words">"Call by Maya Okafor".</param>
public sealed record Touch(DateTimeOffset At, string Words);

/// <summary>That a lead asked for us.</summary>
public sealed record AskedFor(string EventType, DateTimeOffset At);

/// <summary>What the promises about a lead follow from.</summary>
public sealed record PromiseFacts
{
    public required Stage Stage { get; init; }
    public required DateTimeOffset StageSince { get; init; }
    public DateTimeOffset? HandedOverAt { get; init; }

    /// <summary>Only what began later is promised; null when everything is.</summary>
    public DateTimeOffset? PromisesAfter { get; init; }
    public bool IsDeleted { get; init; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Touch> Touches { get; init; } = [];

    /// <summary>Oldest first; only of types that some policy is for.</summary>
    public IReadOnlyList<AskedFor> Requests { get; init; } = [];
}

/// <summary>When a promise ended, by what, and whether it was kept by that.</summary>
public sealed record PromiseEnd(DateTimeOffset At, string Cause, bool IsKept);

/// <summary>Which promises are open, and how others ended; only from what happened and when, so whenever it is asked.</summary>
public static class Promises
{
    /// <summary>
    /// Accept: from the hand-over while the lead is an MQL. First touch: from the hand-over, and from each kind of request, until a person touches the
    /// lead. Next touch: from the last touch while sales works it. Decision: from accepting until it is no SAL any more.
    /// </summary>
    public static IEnumerable<Promise> Open(PromiseFacts lead) => All(lead).Where(promise => lead.PromisesAfter is not { } after || promise.From > after);

    private static IEnumerable<Promise> All(PromiseFacts lead)
    {
        if (lead.IsDeleted)
        {
            yield break;
        }

        var worked = lead.Stage.IsOpen && lead.Stage.Order >= Stage.Mql.Order;

        if (worked && lead.HandedOverAt is { } handed)
        {
            if (lead.Stage == Stage.Mql)
            {
                yield return new(ClockKind.Accept, handed, "Handed over");
            }

            var last = lead.Touches.Count == 0 ? null : lead.Touches[^1];

            if (last is null || last.At < handed)
            {
                yield return new(ClockKind.FirstTouch, handed, "Handed over");
            }
            else if (lead.Stage.Order >= Stage.Sal.Order)
            {
                yield return new(ClockKind.NextTouch, last.At, last.Words);
            }
        }

        if (lead.Stage == Stage.Sal)
        {
            yield return new(ClockKind.Decision, lead.StageSince, "Accepted by sales");
        }

        foreach (var first in Unanswered(lead).GroupBy(request => request.EventType).Select(same => same.First()))
        {
            yield return new(ClockKind.FirstTouch, first.At, EventType.Of(first.EventType).Name, first.EventType);
        }
    }

    /// <summary>How a promise that is not open any more ended.</summary>
    /// <param name="now">When it ended as far as nobody knows better.</param>
    public static PromiseEnd End(SlaClock clock, PromiseFacts lead, DateTimeOffset now)
    {
        if (lead.IsDeleted)
        {
            return new(now, "The lead was deleted", IsKept: false);
        }

        if (clock.Kind is ClockKind.FirstTouch or ClockKind.NextTouch && AnsweredBy(clock, lead) is { } touch)
        {
            return new(touch.At, touch.Words, IsKept: true);
        }

        // Decided is decided, whichever way; being taken back is no decision.
        var isDecided = clock.Kind is ClockKind.Accept or ClockKind.Decision && (lead.Stage.Kind != StageKind.Open || lead.Stage.Order > (clock.Kind == ClockKind.Accept ? Stage.Mql : Stage.Sal).Order);
        return new(lead.StageSince > clock.StartedAt ? lead.StageSince : now, $"Became {lead.Stage.Name}", isDecided);
    }

    private static Touch? AnsweredBy(SlaClock clock, PromiseFacts lead) =>
        lead.Touches.Where(touch => clock.Kind == ClockKind.NextTouch && !clock.IsReassigned ? touch.At > clock.StartedAt : touch.At >= clock.StartedAt).FirstOrDefault();

    // Whoever rejects or closes a lead after it asked has decided about that, too.
    private static IEnumerable<AskedFor> Unanswered(PromiseFacts lead) => lead.Stage.Kind == StageKind.Lost
        ? []
        : lead.Requests.Where(request => (lead.Touches.Count == 0 || lead.Touches[^1].At < request.At) && (lead.Stage.IsOpen || lead.StageSince < request.At));
}
