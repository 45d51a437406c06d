using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>The promises about one lead, open ones first, with how each came about.</summary>
public sealed class LeadClocks(IDbContextFactory<LeadDb> databases, TimeProvider clock, PublishedModels published)
{
    private const int Most = 30;

    /// <returns>Null when the lead does not exist for this actor.</returns>
    public async Task<LeadClockList?> AskAsync(Actor actor, long leadId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();

        if (await db.Leads.VisibleTo(actor).Where(lead => lead.Id == leadId).Select(lead => new { lead.NextStepAt }).FirstOrDefaultAsync(cancellationToken) is not { } lead)
        {
            return null;
        }

        var clocks = await db.Clocks.AsNoTracking().Where(one => one.LeadId == leadId)
            .OrderBy(one => one.StoppedAt != null).ThenByDescending(one => one.StoppedAt).ThenBy(one => one.DueAt).Take(Most).ToListAsync(cancellationToken);
        var ids = clocks.ConvertAll(one => one.Id);
        var notes = (await db.ClockNotes.AsNoTracking().Where(note => ids.Contains(note.ClockId)).OrderBy(note => note.At).ThenBy(note => note.Id).ToListAsync(cancellationToken)).ToLookup(note => note.ClockId);
        var people = await db.Users.AsNoTracking().ToDictionaryAsync(person => person.Id, person => person.DisplayName, cancellationToken);
        var policies = await db.SlaPolicies.AsNoTracking().ToDictionaryAsync(policy => policy.Id, policy => policy.Name, cancellationToken);
        var holds = await db.Holds.AsNoTracking().Where(hold => hold.LeadId == leadId).OrderByDescending(hold => hold.From).ToListAsync(cancellationToken);
        var book = await SlaBook.LoadAsync(db, published, cancellationToken);
        var standstills = holds.ConvertAll(hold => new Standstill(hold.From, hold.End));
        return new(
            clocks.ConvertAll(one => new LeadClock(
                one.Id, one.Version, one.Kind, one.Cause, one.Request, one.OwnerId, one.OwnerId is { } owner ? people.GetValueOrDefault(owner) : null, one.Cell,
                one.PolicyId is { } policy ? policies.GetValueOrDefault(policy) : null, one.CalendarKey, one.Minutes, one.ExtraMinutes, one.StartedAt, one.DueAt,
                SlaStanding.StateOf(one, now), one.StoppedAt, one.StopCause, one.IsKept, one.BreachedAt, one.BreachReason, one.AskedAt,
                Used(book.CalendarOf(one.CalendarKey), one, LeadPromises.Planned(one.Kind, one.StartedAt, lead.NextStepAt) is { } planned ? [.. standstills, planned] : standstills, now),
                [.. notes[one.Id].Select(note => new ClockWords(note.At, note.Text, note.By))])),
            holds.Find(hold => hold.From <= now && now < hold.End) is { } on ? new(on.Id, on.Reason, on.By, on.From, on.Until) : null);
    }

    /// <summary>Broken promises of the person who asks about a lead that is somebody else's by now, as long as nobody said why; the newest first.</summary>
    public async Task<IReadOnlyList<OwedReason>> OwedAsync(Actor actor, long leadId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return await db.Clocks.AsNoTracking().Where(one => one.LeadId == leadId && one.OwnerId != null && one.OwnerId == actor.UserId && one.BreachReason == null && (one.BreachedAt != null || (one.StoppedAt == null && one.DueAt <= now)))
            .OrderByDescending(one => one.DueAt).Select(one => new OwedReason(one.Id, one.Kind, one.DueAt)).ToListAsync(cancellationToken);
    }

    private static double? Used(BusinessCalendar? calendar, SlaClock one, List<Standstill> holds, DateTimeOffset now) =>
        calendar is null ? null : ClockTime.Run(calendar, one.StartedAt, one.StoppedAt ?? now, holds).TotalMinutes;
}

/// <param name="Hold">The hold that lasts now; null without one.</param>
public sealed record LeadClockList(IReadOnlyList<LeadClock> Clocks, LeadHoldNow? Hold);

/// <param name="UsedMinutes">Working minutes that have gone by; null when its calendar is gone.</param>
public sealed record LeadClock(
    long Id, int Version, ClockKind Kind, string Cause, string? Request, int? OwnerId, string? Owner, Cell Cell, string? Policy, string CalendarKey, int Minutes, int ExtraMinutes, DateTimeOffset StartedAt,
    DateTimeOffset DueAt, SlaState State, DateTimeOffset? StoppedAt, string? StopCause, bool IsKept, DateTimeOffset? BreachedAt, string? BreachReason, DateTimeOffset? AskedAt, double? UsedMinutes,
    IReadOnlyList<ClockWords> Notes)
{
    public bool IsOpen => StoppedAt is null;
}

public sealed record ClockWords(DateTimeOffset At, string Text, string By);

public sealed record LeadHoldNow(long Id, string Reason, string By, DateTimeOffset From, DateTimeOffset Until);

/// <summary>A promise that was broken, and nobody said why.</summary>
public sealed record OwedReason(long ClockId, ClockKind Kind, DateTimeOffset DueAt);
