namespace LeadDesk.Core.Team;

/// <summary>One thing that somebody did to the desk itself: people, keys, fields, exports, models.</summary>
public sealed class AuditEntry
{
    public long Id { get; private set; }
    public required DateTimeOffset At { get; init; }
    public int? ById { get; init; }
    public required string By { get; init; }
    public required string Action { get; init; }
    public required string Subject { get; init; }
    public string? Detail { get; init; }

    public static AuditEntry Of(Actor actor, DateTimeOffset at, string action, string subject, string? detail = null) =>
        new() { At = at, ById = actor.UserId, By = actor.Name, Action = action, Subject = subject, Detail = detail };
}
