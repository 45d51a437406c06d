using LeadDesk.Core.Sla;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>Lets the clocks of one lead follow what became of it. Changes clocks and tells what it did; the caller saves.</summary>
internal sealed class ClockFollowing(SlaBook book, IReadOnlyDictionary<int, string> people, DateTimeOffset now)
{
    private readonly List<SlaClock> added = [];
    private readonly List<ClockNote> notes = [];

    public IReadOnlyList<SlaClock> Added => added;
    public IReadOnlyList<ClockNote> Notes => notes;

    public SlaStanding Follow(LeadPromises lead)
    {
        var open = Promises.Open(lead.Facts).ToList();

        foreach (var clock in lead.Clocks.Where(clock => clock.IsOpen && !open.Exists(promise => IsOf(clock, promise))).ToList())
        {
            var end = Promises.End(clock, lead.Facts, now);
            ClockPlan.Stop(clock, end, book.CalendarOf(clock.CalendarKey), lead.StandstillsOf(clock));
            Note(clock, end.At, clock.BreachedAt is null ? $"Stopped: {end.Cause}" : $"Stopped late: {end.Cause}");
        }

        foreach (var promise in open)
        {
            Keep(lead, promise);
        }

        foreach (var clock in lead.Clocks.Where(clock => clock.IsOpen))
        {
            Hold(clock, lead.IsOnHold);
        }

        return SlaStanding.Of(lead.Clocks, lead.Lead.OwnerId, now);
    }

    // Beside the first clock there may be others of the same promise, for those who got the lead later.
    private static bool IsOf(SlaClock clock, Promise promise) =>
        clock.Kind == promise.Kind && clock.Request == promise.Request && (clock.StartedAt == promise.From || (clock.IsReassigned && clock.StartedAt >= promise.From));

    private void Keep(LeadPromises lead, Promise promise)
    {
        var running = lead.Clocks.Where(clock => clock.IsOpen && IsOf(clock, promise)).ToList();

        if (running.Count == 0)
        {
            if (lead.Clocks.Find(clock => !clock.IsReassigned && IsOf(clock, promise)) is { } stopped)
            {
                (stopped.StoppedAt, stopped.StopCause, stopped.IsKept, stopped.TookMinutes) = (null, null, false, null);
                Note(stopped, now, "Runs again: what had stopped it was taken back");
                running.Add(stopped);
            }
            else if (Start(lead, promise, promise.From, promise.Cause, isReassigned: false) is { } started)
            {
                running.Add(started);
            }
        }

        foreach (var clock in running)
        {
            Retime(lead, clock);
        }

        HandOver(lead, promise, running);
    }

    private SlaClock? Start(LeadPromises lead, Promise promise, DateTimeOffset at, string cause, bool isReassigned)
    {
        if (book.TermsFor(promise.Kind, promise.Request, lead.Lead.Cell, lead.Lead) is not { } terms)
        {
            return null;
        }

        var clock = new SlaClock
        {
            LeadId = lead.Lead.Id,
            Kind = promise.Kind,
            Request = promise.Request,
            Cause = cause,
            IsReassigned = isReassigned,
            OwnerId = lead.Lead.OwnerId,
            CalendarKey = terms.CalendarKey,
            Cell = lead.Lead.Cell,
            Minutes = terms.Minutes,
            StartedAt = at,
            DueAt = at,
        };
        ClockPlan.Set(clock, terms, lead.StandstillsOf(clock), now);
        added.Add(clock);
        lead.Clocks.Add(clock);
        Note(clock, at, $"{cause} as {lead.Lead.Cell}: {terms.Words} by the policy {terms.PolicyName}{(clock.OwnerId is { } owner ? $", for {NameOf(owner)}" : "")}");
        return clock;
    }

    // Its own policy counts on, longer or shorter, as it is edited. Another one, or another cell, counts when it is sooner.
    private void Retime(LeadPromises lead, SlaClock clock)
    {
        var (due, cell) = (clock.DueAt, clock.Cell);
        var own = book.TermsOf(clock.PolicyId, clock.Cell, lead.Lead);
        var first = book.TermsFor(clock.Kind, clock.Request, clock.Cell, lead.Lead);
        var better = lead.Lead.Cell.Rank < clock.Cell.Rank ? book.TermsFor(clock.Kind, clock.Request, lead.Lead.Cell, lead.Lead) : null;
        var best = own ?? first;

        foreach (var other in new[] { first, better })
        {
            if (other is not null && best is not null && At(other) < At(best))
            {
                best = other;
            }
        }

        if (best is null)
        {
            return;
        }

        if (better is not null && ReferenceEquals(best, better))
        {
            clock.Cell = lead.Lead.Cell;
        }

        ClockPlan.Set(clock, best, lead.StandstillsOf(clock), now);

        if (clock.DueAt != due)
        {
            Note(clock, now, (clock.Cell != cell ? $"Became {clock.Cell}: " : "Reckoned anew: ") + $"{best.Words} by the policy {best.PolicyName}");
        }

        DateTimeOffset At(ClockTerms terms) => ClockPlan.DueAt(terms, clock.StartedAt, clock.ExtraMinutes, lead.StandstillsOf(clock));
    }

    private void HandOver(LeadPromises lead, Promise promise, List<SlaClock> running)
    {
        var since = lead.OwnedSince is { } told && told > promise.From && told <= now ? told : now;
        PassOn(lead, running, since);

        if (lead.Lead.OwnerId is not { } owner || running.Count == 0)
        {
            return;
        }

        if (running.Exists(clock => clock.OwnerId == owner))
        {
            return;
        }

        if (running.Find(clock => clock.OwnerId is null) is { } unowned)
        {
            unowned.OwnerId = owner;
            Note(unowned, now, $"Given to {NameOf(owner)}");
            return;
        }

        Start(lead, promise, since, $"Reassigned from {lead.OwnedFrom ?? NameOf(running[^1].OwnerId!.Value)}", isReassigned: true);
    }

    // The first clock is the promise to the lead and runs on, held against nobody; what those in between had to do they cannot do any more.
    private void PassOn(LeadPromises lead, List<SlaClock> running, DateTimeOffset at)
    {
        var to = lead.Lead.OwnerId;

        foreach (var clock in running.Where(clock => clock.OwnerId is not null && clock.BreachedAt is null && clock.DueAt > at))
        {
            if (!clock.IsReassigned)
            {
                clock.IsPassedOn = clock.OwnerId != to;
            }
            else if (clock.OwnerId != to)
            {
                var end = new PromiseEnd(at > clock.StartedAt ? at : clock.StartedAt, to is { } owner ? $"Handed on to {NameOf(owner)}" : "Nobody has the lead any more", IsKept: false);
                ClockPlan.Stop(clock, end, book.CalendarOf(clock.CalendarKey), lead.StandstillsOf(clock));
                Note(clock, end.At, $"Stopped: {end.Cause}");
            }
        }

        running.RemoveAll(clock => !clock.IsOpen);
    }

    private void Hold(SlaClock clock, bool isOnHold)
    {
        if (isOnHold == clock.HeldSince is not null)
        {
            return;
        }

        clock.HeldSince = isOnHold ? now : null;
        Note(clock, now, isOnHold ? "On hold" : "Runs again after the hold");
    }

    private string NameOf(int person) => people.GetValueOrDefault(person, "somebody");

    private void Note(SlaClock clock, DateTimeOffset at, string text) => notes.Add(new() { Clock = clock, At = at, Text = text, By = Team.Actor.Desk.Name });
}
