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

    /// <summary>
    /// Whose it was handed the lead on while there was time. The promise to the lead runs on, whoever keeps it: it is asked of nobody and counted against nobody.
    /// </summary>
    public bool IsPassedOn { get; set; }

    /// <summary>The policy that gave the time; null once it is gone.</summary>
    public int? PolicyId { get; set; }
    public required string CalendarKey { get; set; }

    /// <summary>The best cell the lead had while it ran; a worse one never lengthens a promise.</summary>
    public required Cell Cell { get; set; }

    /// <summary>Working minutes given, without what a manager added.</summary>
    public required int Minutes { get; set; }
    public int ExtraMinutes { get; set; }

    /// <summary>Since when it stands still; null while it runs.</summary>
    public DateTimeOffset? HeldSince { get; set; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the promise is broken; while it stands still, when that is if the hold ends as planned.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>When the first and the second warning are due: from then on it presses, and is at risk.</summary>
    public DateTimeOffset PressingAt { get; set; }
    public DateTimeOffset AtRiskAt { get; set; }
    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>Working minutes from start to stop by its calendar, without standstills; null while it runs.</summary>
    public double? TookMinutes { get; set; }

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
