using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>
/// Lets clocks follow what happened to the leads that the database noted: starts, stops, hands on, shortens. All times come from what happened and not from
/// when this runs, so it may run late, be killed, or run twice.
/// </summary>
public sealed class FollowClocks(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, PublishedModels published)
{
    private const int ChunkSize = 200;

    /// <summary>Under this key one process at a time follows; another one waits.</summary>
    internal const string Key = "sla-clocks";

    /// <returns>How many leads were looked at.</returns>
    public async Task<int> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Administers)
        {
            return 0;
        }

        var looked = 0;

        while (await LeadSave.RunAsync(databases, ChunkAsync, () => Followed.Nothing, cancellationToken) is { Looked: > 0 } followed)
        {
            looked += followed.Looked;

            if (followed.Changed.Count > 0)
            {
                hub.Say(followed.Changed);
            }
        }

        return looked;
    }

    private async Task<Followed> ChunkAsync(LeadDb db, CancellationToken cancellationToken)
    {
        await EndHoldsAsync(db, clock.GetUtcNow(), cancellationToken);

        if (!await db.ClockWork.AnyAsync(cancellationToken))
        {
            return Followed.Nothing;
        }

        await db.HoldAsync([Key], cancellationToken);
        var now = clock.GetUtcNow();
        var work = await db.ClockWork.AsNoTracking().OrderBy(entry => entry.Id).Take(ChunkSize).ToListAsync(cancellationToken);

        if (work.Count == 0)
        {
            return Followed.Nothing;
        }

        var ids = work.Select(entry => entry.LeadId).Distinct().ToList();
        var last = work[^1].Id;
        await db.ClockWork.Where(entry => entry.Id <= last).ExecuteDeleteAsync(cancellationToken);
        return new(ids.Count, await FollowAsync(db, published, ids, now, cancellationToken));
    }

    // A hold that ends by itself changes nothing else about its lead, so it is noted here.
    private static async Task EndHoldsAsync(LeadDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var over = await db.Holds.Where(hold => hold.EndedAt == null && hold.Until <= now).ToListAsync(cancellationToken);

        if (over.Count > 0)
        {
            over.ForEach(hold => hold.EndedAt = hold.Until);
            db.ClockWork.AddRange(over.Select(hold => new ClockWork { LeadId = hold.LeadId }));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Follows these leads inside the caller's transaction, and saves.</summary>
    /// <returns>Whose promise or state is another one now.</returns>
    internal static async Task<IReadOnlyList<long>> FollowAsync(LeadDb db, PublishedModels published, IReadOnlyCollection<long> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var book = await SlaBook.LoadAsync(db, published, cancellationToken);
        var people = await db.Users.AsNoTracking().ToDictionaryAsync(person => person.Id, person => person.DisplayName, cancellationToken);
        var following = new ClockFollowing(book, people, now);
        var changed = new List<long>();

        foreach (var lead in await PromiseReading.ReadAsync(db, ids, book.RequestTypes, now, cancellationToken))
        {
            var standing = following.Follow(lead);

            if (standing != new SlaStanding(lead.Lead.SlaState, lead.Lead.RespondBy))
            {
                await StandAsync(db, lead.Lead.Id, standing, cancellationToken);
                changed.Add(lead.Lead.Id);
            }
        }

        db.Clocks.AddRange(following.Added);
        db.ClockNotes.AddRange(following.Notes);
        await db.SaveChangesAsync(cancellationToken);
        return changed;
    }

    // Past the version, as a rating is: it is nobody's edit, and no editor shall be told of it.
    internal static Task StandAsync(LeadDb db, long leadId, SlaStanding standing, CancellationToken cancellationToken) =>
        db.Leads.IgnoreQueryFilters().Where(lead => lead.Id == leadId).ExecuteUpdateAsync(
            set => set.SetProperty(lead => lead.SlaState, standing.State).SetProperty(lead => lead.RespondBy, standing.RespondBy), cancellationToken);

    private sealed record Followed(int Looked, IReadOnlyList<long> Changed)
    {
        public static Followed Nothing { get; } = new(0, []);
    }
}
