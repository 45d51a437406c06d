namespace LeadDesk.Core.Sla;

/// <summary>What a policy comes to for one promise.</summary>
/// <param name="PolicyName">For the words that say how a clock came about.</param>
public sealed record ClockTerms(int PolicyId, string PolicyName, string CalendarKey, BusinessCalendar Calendar, int Minutes, int FirstWarning, int SecondWarning, int? GraceMinutes)
{
    /// <summary>"24 h", "15 min in office-hours".</summary>
    public string Words => Span(Minutes) + (CalendarKey == SlaCalendar.RoundTheClock ? "" : $" in {CalendarKey}");

    /// <summary>"36 h", "1 h 30 min", "15 min".</summary>
    public static string Span(int minutes) => minutes < 60 ? $"{minutes} min" : minutes % 60 == 0 ? $"{minutes / 60:N0} h" : $"{minutes / 60:N0} h {minutes % 60} min";
}

/// <summary>Sets a clock's times by the terms of its policy.</summary>
public static class ClockPlan
{
    /// <summary>The due time of a promise under these terms.</summary>
    public static DateTimeOffset DueAt(ClockTerms terms, DateTimeOffset start, int extraMinutes, IReadOnlyList<Standstill> holds) =>
        ClockTime.DueAt(terms.Calendar, start, TimeSpan.FromMinutes(terms.Minutes + extraMinutes), holds);

    /// <summary>
    /// Brings the clock's due time and what is still to do on its ladder up to date. A rung that was stepped on is stepped on again only when its time
    /// was moved behind that; so a clock that goes back an hour repeats nothing.
    /// </summary>
    public static void Set(SlaClock clock, ClockTerms terms, IReadOnlyList<Standstill> holds, DateTimeOffset now)
    {
        (clock.PolicyId, clock.CalendarKey, clock.Minutes) = (terms.PolicyId, terms.CalendarKey, terms.Minutes);
        clock.DueAt = DueAt(terms, clock.StartedAt, clock.ExtraMinutes, holds);
        var whole = TimeSpan.FromMinutes(terms.Minutes + clock.ExtraMinutes);
        (clock.PressingAt, clock.AtRiskAt) = (At(whole * terms.FirstWarning / 100), At(whole * terms.SecondWarning / 100));
        Step(clock, ClockStepKind.FirstWarning, clock.PressingAt);
        Step(clock, ClockStepKind.SecondWarning, clock.AtRiskAt);
        Step(clock, ClockStepKind.Breach, clock.DueAt);

        if (terms.GraceMinutes is { } grace)
        {
            Step(clock, ClockStepKind.Reassign, At(whole + TimeSpan.FromMinutes(grace)));
        }
        else
        {
            clock.Steps.RemoveAll(step => step is { Kind: ClockStepKind.Reassign, DoneAt: null });
        }

        // Found broken by a calendar or policy that has been put right since.
        if (clock.BreachedAt is not null && clock.DueAt > now)
        {
            clock.BreachedAt = null;
        }

        DateTimeOffset At(TimeSpan part) => ClockTime.DueAt(terms.Calendar, clock.StartedAt, part, holds);
    }

    /// <summary>Ends a clock. It is late when it was due before, whether or not anybody had noticed.</summary>
    /// <param name="calendar">The clock's own; null when it is gone.</param>
    public static void Stop(SlaClock clock, PromiseEnd end, BusinessCalendar? calendar, IReadOnlyList<Standstill> holds)
    {
        clock.TookMinutes = calendar is null ? null : ClockTime.Run(calendar, clock.StartedAt, end.At, holds).TotalMinutes;
        (clock.StoppedAt, clock.StopCause, clock.IsKept, clock.HeldSince) = (end.At, end.Cause, end.IsKept, null);
        clock.BreachedAt ??= end.At > clock.DueAt ? clock.DueAt : null;
        clock.Steps.RemoveAll(step => step.DoneAt is null);
    }

    private static void Step(SlaClock clock, ClockStepKind kind, DateTimeOffset dueAt)
    {
        if (clock.Steps.Find(step => step.Kind == kind) is not { } known)
        {
            clock.Steps.Add(new() { Kind = kind, DueAt = dueAt });
            return;
        }

        known.DoneAt = known.DoneAt is { } done && dueAt > known.DueAt && dueAt > done ? null : known.DoneAt;
        known.DueAt = dueAt;
    }
}
