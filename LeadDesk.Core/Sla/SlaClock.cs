using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Sla;

/// <summary>One promise about one lead: since when, until when, whose, and what became of it.</summary>
public sealed class SlaClock : IVersioned
{
    public long Id { get; private set; }
    public long LeadId { get; init; }
    public Lead Lead { get; init; } = null!;
    public required ClockKind Kind { get; init; }

    /// <summary>Whose promise it is; null while the lead has no owner.</summary>
    public int? OwnerId { get; set; }

    /// <summary>What started it: "Handed over", "Asked for a demo", "Reassigned".</summary>
    public required string Cause { get; init; }

    /// <summary>The event type when the lead asked for us; null otherwise.</summary>
    public string? Request { get; init; }

    /// <summary>Started beside another one that keeps running for the person who had the lead before.</summary>
    public bool IsReassigned { get; init; }

    /// <summary>The policy that gave the time; null once it is gone.</summary>
    public int? PolicyId { get; set; }
    public required string CalendarKey { get; set; }

    /// <summary>The best cell the lead had while it ran; a worse one never lengthens a promise.</summary>
    public required Cell Cell { get; set; }

    /// <summary>Working minutes given, without what a manager added.</summary>
    public required int Minutes { get; set; }
    public int ExtraMinutes { get; set; }

    /// <summary>Working time for which it was on hold, in ticks; the time of a hold that still lasts is not in it.</summary>
    public long HeldTicks { get; set; }
    public DateTimeOffset? HeldSince { get; set; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the promise is broken; while it is on hold, when it would have been.</summary>
    public required DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>What stopped it: "First call by Maya Okafor", "Accepted".</summary>
    public string? StopCause { get; set; }

    /// <summary>Stopped by what it was there for, and not because the lead left or was taken away.</summary>
    public bool IsKept { get; set; }

    /// <summary>When it was found broken; never taken back, as a breach stays a breach.</summary>
    public DateTimeOffset? BreachedAt { get; set; }
    public string? BreachReason { get; set; }
    public string? BreachReasonBy { get; set; }

    /// <summary>A manager asked the owner for the reason.</summary>
    public DateTimeOffset? AskedAt { get; set; }
    public int Version { get; private set; } = 1;
    public List<ClockStep> Steps { get; } = [];

    public bool IsOpen => StoppedAt is null;

    public void NextVersion() => Version++;
}

/// <summary>Something the desk does at a moment of a clock's life, once.</summary>
public sealed class ClockStep
{
    public long Id { get; private set; }
    public long ClockId { get; init; }
    public required ClockStepKind Kind { get; init; }
    public required DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>The rungs of the ladder, in order.</summary>
public enum ClockStepKind
{
    FirstWarning,
    SecondWarning,
    Breach,
    Reassign,
}

/// <summary>How a clock came to be as it is, in words: started, shortened, held, extended, stopped.</summary>
public sealed class ClockNote
{
    public long Id { get; private set; }
    public long ClockId { get; init; }
    public SlaClock Clock { get; init; } = null!;
    public required DateTimeOffset At { get; init; }
    public required string Text { get; init; }
    public required string By { get; init; }
}

/// <summary>A lead whose promises have to be looked at again; the database itself writes these when a lead changes.</summary>
public sealed class ClockWork
{
    public long Id { get; private set; }
    public long LeadId { get; init; }
}

/// <summary>A stretch for which a lead waits with reason: its clocks stand still.</summary>
public sealed class LeadHold
{
    public const int LongestReason = 500;

    public long Id { get; private set; }
    public long LeadId { get; init; }
    public Lead Lead { get; init; } = null!;
    public required string Reason { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset From { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>When a person ended it before.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The exclusive end, as far as it is known at a moment.</summary>
    public DateTimeOffset End => EndedAt is { } ended && ended < Until ? ended : Until;
}
