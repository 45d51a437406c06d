using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>Parts two merged leads again. Both are what they were, row for row; what people did since stays with the survivor and is named.</summary>
public sealed class UndoMerge(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, LeadScorer scorer)
{
    private static readonly Outcome Unknown = Outcome.Refuse("There is no such merge, or one of the two leads is gone for ever. Nothing was changed.");

    public async Task<UndoneMerge> RunAsync(Actor actor, long mergeId, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var undone = await LeadSave.RunAsync(databases, (db, token) => UndoAsync(db, actor, mergeId, now, token), () => UndoneMerge.Refuse(LeadSave.Busy), cancellationToken);

        if (undone.Outcome.Succeeded)
        {
            hub.Say([undone.SurvivorId, undone.MergedId]);
        }

        return undone;
    }

    private async Task<UndoneMerge> UndoAsync(LeadDb db, Actor actor, long mergeId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.Merges.FirstOrDefaultAsync(one => one.Id == mergeId, cancellationToken) is not { } merge
            || await LoadAsync(db, actor, merge.SurvivorId, cancellationToken) is not { } survivor || await LoadAsync(db, actor, merge.MergedId, cancellationToken) is not { } merged)
        {
            return UndoneMerge.Refuse(Unknown);
        }

        if (await CheckAsync(db, actor, merge, survivor, merged, cancellationToken) is { Succeeded: false } refused)
        {
            return UndoneMerge.Refuse(refused);
        }

        var memory = MergeMemory.Of(merge.Memory);
        await LoadAccountsAsync(db, memory, cancellationToken);
        await MergeRows.GiveBackAsync(db, memory, survivor.Id, merged.Id, cancellationToken);
        List<string> kept = [.. PutBack(db, survivor, memory.SurvivorBefore, memory.SurvivorAfter), .. PutBack(db, merged, memory.MergedBefore, memory.MergedAfter)];
        (merge.UndoneAt, merge.UndoneBy) = (now, actor.Name);
        await db.SaveChangesAsync(cancellationToken);

        if (kept.Count > 0)
        {
            await scorer.RateAsync(db, [survivor, merged], now, "merge", cancellationToken, moves: false);
        }

        db.ClockWork.AddRange(new() { LeadId = survivor.Id }, new() { LeadId = merged.Id });
        await db.SaveChangesAsync(cancellationToken);
        return new(Outcome.Done, survivor.Id, merged.Id, Names(kept));
    }

    // A save makes the version one more: with nothing changed since, it has to come out as it was.
    private static IReadOnlyList<string> PutBack(LeadDb db, Lead lead, Dictionary<string, System.Text.Json.JsonElement> before, Dictionary<string, System.Text.Json.JsonElement> after)
    {
        var entry = db.Entry(lead);
        var isAsLeft = lead.Version == after[nameof(Lead.Version)].GetInt32();
        before.Remove(nameof(Lead.Version), out var version);
        var kept = StoredColumns.PutBack(entry, before, after);

        if (isAsLeft)
        {
            entry.Property(nameof(Lead.Version)).CurrentValue = version.GetInt32() - 1;
        }

        return kept;
    }

    private static Task<Lead?> LoadAsync(LeadDb db, Actor actor, long id, CancellationToken cancellationToken) =>
        db.Leads.IgnoreQueryFilters().VisibleTo(actor).Include(lead => lead.Account).FirstOrDefaultAsync(lead => lead.Id == id, cancellationToken);

    // What a lead is found by has the company's name in it.
    private static Task LoadAccountsAsync(LeadDb db, MergeMemory memory, CancellationToken cancellationToken)
    {
        var ids = new[] { MergeMemory.AccountOf(memory.SurvivorBefore), MergeMemory.AccountOf(memory.MergedBefore) }.OfType<long>().ToList();
        return db.Accounts.Where(account => ids.Contains(account.Id)).LoadAsync(cancellationToken);
    }

    private static async Task<Outcome> CheckAsync(LeadDb db, Actor actor, LeadMerge merge, Lead survivor, Lead merged, CancellationToken cancellationToken)
    {
        var later = await db.Merges.AsNoTracking().Where(one => one.Id > merge.Id && one.UndoneAt == null && (one.SurvivorId == survivor.Id || one.MergedId == survivor.Id))
            .OrderByDescending(one => one.Id).FirstOrDefaultAsync(cancellationToken);
        return merge.UndoneAt is { } at ? Outcome.Refuse($"{merge.UndoneBy} has undone this on {at:yyyy-MM-dd} already. Nothing was changed.")
            : !actor.SeesAllLeads && merge.ById != actor.UserId ? Outcome.Refuse($"{merge.By} merged these; who did it, or a manager, undoes it. Nothing was changed.")
            : later is not null ? Outcome.Refuse($"{survivor.DisplayName} was merged once more since, with {(later.MergedId == survivor.Id ? "a lead that it became a part of" : later.MergedName)}. Undo that first; nothing was changed.")
            : survivor.DeletedAt is not null ? Outcome.Refuse($"{survivor.DisplayName} was deleted since. Restore it first; nothing was changed.")
            : Outcome.Done;
    }

    // What the desk reckons by itself is reckoned anew and need not be told.
    private static IReadOnlyList<string> Names(IEnumerable<string> columns) =>
        [.. columns.Select(column => LeadFields.Find(char.ToLowerInvariant(column[0]) + column[1..], [])?.Name ?? Told.GetValueOrDefault(column)).OfType<string>().Distinct()];

    private static readonly Dictionary<string, string> Told = new()
    {
        [nameof(Lead.AccountId)] = "Company",
        [nameof(Lead.OwnerId)] = "Owner",
        [nameof(Lead.Stage)] = "Stage",
        [nameof(Lead.Custom)] = "Custom fields",
        [nameof(Lead.PinnedCell)] = "Pinned grade",
    };
}

/// <param name="Kept">Fields that somebody has changed since the merge; they were left as they are.</param>
public sealed record UndoneMerge(Outcome Outcome, long SurvivorId, long MergedId, IReadOnlyList<string> Kept)
{
    internal static UndoneMerge Refuse(Outcome outcome) => new(outcome, 0, 0, []);
}
