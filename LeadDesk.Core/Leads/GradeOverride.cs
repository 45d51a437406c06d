namespace LeadDesk.Core.Leads;

/// <summary>A grade that a person pinned because they knew better, and what scoring said at that time.</summary>
public sealed class GradeOverride
{
    public long Id { get; private set; }
    public long LeadId { get; init; }
    public Lead Lead { get; init; } = null!;
    public required Cell Cell { get; init; }

    /// <summary>What scoring had found when it was pinned.</summary>
    public required Cell ComputedCell { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required DateTimeOffset Until { get; init; }
    public int? ById { get; init; }
    public required string By { get; init; }

    /// <summary>Set when somebody ended it early, or pinned another grade.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
    public string? EndedBy { get; private set; }
    public int? ModelVersionId { get; init; }

    /// <summary>The follow-up that was promised before, and the sooner one that this override promised instead; null when it promised nothing sooner.</summary>
    public DateTimeOffset? PromisedBefore { get; private set; }
    public DateTimeOffset? PromisedInstead { get; private set; }

    public DateTimeOffset EndsAt => EndedAt < Until ? EndedAt.Value : Until;

    /// <summary>Ends it before its time; the first end stands.</summary>
    public void End(string by, DateTimeOffset at) => (EndedAt, EndedBy) = EndedAt is null ? (at, by) : (EndedAt, EndedBy);

    /// <summary>Keeps what the lead was promised before it was pinned and rated anew, if that is sooner now.</summary>
    public void KeepPromise(DateTimeOffset? before)
    {
        if (before is not null && Lead.RespondBy < before)
        {
            (PromisedBefore, PromisedInstead) = (before, Lead.RespondBy);
        }
    }

    /// <summary>An earlier override to the same grade goes on in this one, with the promise that it made.</summary>
    public void GoOnFrom(GradeOverride earlier) => (PromisedBefore, PromisedInstead) = (earlier.PromisedBefore, earlier.PromisedInstead);

    /// <summary>Gives the lead back the promise that this override alone made a sooner one. What was promised or done since stands.</summary>
    public void GiveBackPromise()
    {
        if (PromisedBefore is { } before && Lead.RespondBy == PromisedInstead)
        {
            Lead.PromiseAgain(before);
        }
    }

    public bool IsOn(DateTimeOffset now) => At <= now && now < EndsAt;
}
