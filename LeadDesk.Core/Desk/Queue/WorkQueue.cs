using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>
/// Whom to call next: the person's own and the unassigned leads that wait for sales, and own leads whose next step is due. By the state of
/// their promise, then best cell first, leads whose own date is far off after the others of their cell, then the latest signal. On request
/// by how likely they are to be won instead of by cell, those of whom that is unknown last.
/// </summary>
public sealed class WorkQueue(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private readonly SharedAnswers<Key, QueueSnapshot> answers = new();

    public Task<QueueSnapshot> AskAsync(Actor actor, QueueAsk ask, CancellationToken cancellationToken = default)
    {
        var owner = actor.SeesAllLeads ? ask.OwnerId ?? actor.UserId : actor.UserId;
        return answers.AskAsync(new(actor, ask with { OwnerId = owner, Chips = [] }, QueueChip.Write(ask.Chips)), gone => ReadAsync(actor, owner, ask, gone), cancellationToken);
    }

    private async Task<QueueSnapshot> ReadAsync(Actor actor, int? owner, QueueAsk ask, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var skipped = (await db.QueueSkips.AsNoTracking().Where(skip => skip.UserId == actor.UserId && skip.Until > now).Select(skip => skip.LeadId).ToListAsync(cancellationToken)).ToHashSet();
        var places = await QueuePlaces.FindAsync(db, owner, ask, ask.Take + skipped.Count + 1, now, cancellationToken);
        var shown = places.OrderBy(place => skipped.Contains(place.Id)).ThenBy(place => place.Order).Take(ask.Take).Select(place => place.Id).ToList();
        var rows = await QueueReading.RowsAsync(db, shown, now, cancellationToken);
        var tallies = await QueueTallies.CountAsync(db, owner, now, cancellationToken);
        var done = ask.DayBegan is not { } began ? 0
            : await db.QueueTurns.Where(turn => turn.UserId == actor.UserId && turn.At >= began).Select(turn => turn.LeadId).Distinct().CountAsync(cancellationToken);
        var knowsChances = await db.LearnedModels.AnyAsync(model => model.IsInUse, cancellationToken);
        var wakes = await db.Leads.Where(lead => lead.OwnerId == owner && lead.NextStepAt != null && lead.NextStepAt > now).MinAsync(lead => lead.NextStepAt, cancellationToken);
        return new([.. rows.Select(row => row with { IsSkipped = skipped.Contains(row.Id) })], places.Count > shown.Count, tallies, done, knowsChances, tallies.Select(tally => tally.Wakes).Append(wakes).Min());
    }

    // A change concerns every page that a person has open, and an unassigned lead those of all; each person's queue is read once.
    private sealed record Key(Actor Actor, QueueAsk Ask, string Chips);
}
