using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>
/// What came of a call, with a note and the next step, in one save. The promised follow-up is kept by it, due steps are done by
/// it, and the lead leaves the queue until the next step.
/// </summary>
public sealed class LogOutcome(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    private const int LongestStep = 200;

    public async Task<(Outcome Outcome, LoggedOutcome? Logged)> RunAsync(Actor actor, long leadId, OutcomeEntry entry, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();

        if (CheckEntry(entry, now) is { Succeeded: false } refused)
        {
            return (refused, null);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var lead = await db.FindLeadAsync(actor, leadId, cancellationToken);

        if (lead is null)
        {
            return (await LeadAtHand.UnknownAsync(db, actor, leadId, cancellationToken), null);
        }

        var logged = await WriteAsync(db, lead, actor, entry, now, cancellationToken);
        var outcome = await db.SaveOrRefuseAsync(cancellationToken);

        if (!outcome.Succeeded)
        {
            return (outcome, null);
        }

        hub.Say(leadId);
        return (outcome, logged());
    }

    private static Outcome CheckEntry(OutcomeEntry entry, DateTimeOffset now) =>
        CallOutcome.Find(entry.OutcomeKey) is null ? Outcome.Refuse("Choose what came of the call. Nothing was saved.")
        : entry.Note?.Length > Notes.MaxLength ? Notes.TooLong(entry.Note.Length)
        : entry.NextStep?.Length > LongestStep ? Outcome.Refuse($"The next step has {entry.NextStep.Length:N0} characters, {LongestStep} fit. Nothing was saved.")
        : entry.NextAt <= now ? Outcome.Refuse("The next step lies in the past. Choose a later moment; your note is still in the box.")
        : Outcome.Done;

    private static async Task<Func<LoggedOutcome>> WriteAsync(LeadDb db, Lead lead, Actor actor, OutcomeEntry entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = BeforeOutcome.Of(lead);
        var due = await db.Tasks.Where(task => task.LeadId == lead.Id && task.DoneAt == null && task.DueAt <= now).ToListAsync(cancellationToken);
        due.ForEach(task => (task.DoneAt, task.DoneBy) = (now, actor.Name));
        var call = new Activity
        {
            Lead = lead,
            Kind = ActivityKind.Call,
            Outcome = entry.OutcomeKey,
            Note = string.IsNullOrWhiteSpace(entry.Note) ? null : Folding.Storable(entry.Note.Trim()),
            At = now,
            By = actor.Name,
            ById = actor.UserId,
        };
        var next = entry.NextAt is not { } nextAt ? null : new LeadTask
        {
            Lead = lead,
            Title = string.IsNullOrWhiteSpace(entry.NextStep) ? "Call again" : Folding.Storable(entry.NextStep.Trim()),
            DueAt = nextAt,
            OwnerId = lead.OwnerId ?? actor.UserId,
            CreatedAt = now,
            CreatedBy = actor.Name,
        };

        db.Add(call);
        db.AddRange(next is null ? [] : [next]);
        lead.OwnerId ??= actor.UserId;
        lead.LastTouchAt = now;
        lead.KeepPromise();
        db.CountTurn(actor, lead, now);
        var later = await db.Tasks.Where(task => task.LeadId == lead.Id && task.DoneAt == null && task.DueAt > now).MinAsync(task => (DateTimeOffset?)task.DueAt, cancellationToken);
        lead.NextStepAt = Earlier(entry.NextAt, later);

        // A parked lead comes back when it was said to, whoever calls in between.
        lead.RestsUntil = !lead.Stage.IsOpen ? lead.RestsUntil : lead.NextStepAt ?? now + (CallOutcome.Find(entry.OutcomeKey)!.RetryAfter ?? TimeSpan.FromDays(30));
        return () => new LoggedOutcome(lead.Id, call.Id, next?.Id, due.ConvertAll(task => task.Id), lead.OwnerId, before);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null ? other : other is null || one < other ? one : other;
}

/// <param name="OutcomeKey">A <see cref="CallOutcome"/> key.</param>
/// <param name="NextAt">When the next step is due; null for none.</param>
public sealed record OutcomeEntry(string OutcomeKey, string? Note, string? NextStep, DateTimeOffset? NextAt);

/// <summary>What was written, so that it can be taken back.</summary>
/// <param name="OwnerId">Whose the lead was afterwards.</param>
public sealed record LoggedOutcome(long LeadId, long ActivityId, long? TaskId, IReadOnlyList<long> DoneTaskIds, int? OwnerId, BeforeOutcome Before);

public sealed record BeforeOutcome(int? OwnerId, DateTimeOffset? RespondBy, DateTimeOffset? RestsUntil, DateTimeOffset? NextStepAt, DateTimeOffset? LastTouchAt)
{
    internal static BeforeOutcome Of(Lead lead) => new(lead.OwnerId, lead.RespondBy, lead.RestsUntil, lead.NextStepAt, lead.LastTouchAt);
}
