using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>Parts merged leads again, all that became one at once. Each is what it was, row for row; what people did since stays with the survivor and is named.</summary>
public sealed class UndoMerge(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, LeadScorer scorer)
{
    private static readonly Outcome Unknown = Outcome.Refuse("There is no such merge, or one of the leads is gone for ever. Nothing was changed.");

    public async Task<UndoneMerge> RunAsync(Actor actor, long mergeId, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var undone = await LeadSave.RunAsync(databases, (db, token) => UndoAsync(db, actor, mergeId, now, token), () => UndoneMerge.Refuse(LeadSave.Busy), cancellationToken);

        if (undone.Outcome.Succeeded)
        {
            hub.Say([undone.SurvivorId, .. undone.MergedIds]);
        }

        return undone;
    }

    private async Task<UndoneMerge> UndoAsync(LeadDb db, Actor actor, long mergeId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.Merges.AsNoTracking().FirstOrDefaultAsync(one => one.Id == mergeId, cancellationToken) is not { } any)
        {
            return UndoneMerge.Refuse(Unknown);
        }

        // What was done at once is undone at once, the last first.
        var deed = await db.Merges.AsNoTracking().Where(one => one.SurvivorId == any.SurvivorId && one.At == any.At && one.ById == any.ById).OrderByDescending(one => one.Id).ToListAsync(cancellationToken);

        if (await CheckAsync(db, actor, deed, cancellationToken) is { Succeeded: false } refused)
        {
            return UndoneMerge.Refuse(refused);
        }

        // Whoever looked for duplicates since did so with all in one.
        var wasLookedAt = await db.Leads.AnyAsync(lead => lead.Id == any.SurvivorId && !lead.MatchDue, cancellationToken);
        var kept = new List<string>();

        foreach (var merge in deed)
        {
            kept.AddRange(await PartAsync(db, actor, merge.Id, wasLookedAt, now, cancellationToken));
            db.ChangeTracker.Clear();
        }

        return new(Outcome.Done, any.SurvivorId, [.. deed.Select(merge => merge.MergedId)], Names(kept));
    }

    private async Task<List<string>> PartAsync(LeadDb db, Actor actor, long mergeId, bool looksAgain, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var merge = await db.Merges.FirstAsync(one => one.Id == mergeId, cancellationToken);
        var (survivor, merged) = ((await LoadAsync(db, actor, merge.SurvivorId, cancellationToken))!, (await LoadAsync(db, actor, merge.MergedId, cancellationToken))!);
        var memory = MergeMemory.Of(merge.Memory);
        await LoadAccountsAsync(db, memory, cancellationToken);
        await MergeRows.GiveBackAsync(db, memory, survivor.Id, merged.Id, cancellationToken);

        if (looksAgain)
        {
            memory.SurvivorBefore.Remove(nameof(Lead.MatchDue));
        }

        List<string> kept = [.. PutBack(db, survivor, memory.SurvivorBefore, memory.SurvivorAfter), .. PutBack(db, merged, memory.MergedBefore, memory.MergedAfter)];
        (merge.UndoneAt, merge.UndoneBy) = (now, actor.Name);

        if (looksAgain)
        {
            survivor.LookAgain();
            merged.LookAgain();
        }

        await db.SaveChangesAsync(cancellationToken);

        if (kept.Count > 0)
        {
            await scorer.RateAsync(db, [survivor, merged], now, "merge", cancellationToken, moves: false);
        }

        db.ClockWork.AddRange(new() { LeadId = survivor.Id }, new() { LeadId = merged.Id });
        await db.SaveChangesAsync(cancellationToken);
        return kept;
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

    /// <param name="deed">The last merge first.</param>
    private static async Task<Outcome> CheckAsync(LeadDb db, Actor actor, List<LeadMerge> deed, CancellationToken cancellationToken)
    {
        var merge = deed[0];
        var survivor = await LoadAsync(db, actor, merge.SurvivorId, cancellationToken);
        var isWhole = true;

        foreach (var one in deed)
        {
            isWhole &= await LoadAsync(db, actor, one.MergedId, cancellationToken) is not null;
        }

        if (survivor is null || !isWhole)
        {
            return Unknown;
        }

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
/// <param name="MergedIds">The leads that are leads of their own again.</param>
public sealed record UndoneMerge(Outcome Outcome, long SurvivorId, IReadOnlyList<long> MergedIds, IReadOnlyList<string> Kept)
{
    internal static UndoneMerge Refuse(Outcome outcome) => new(outcome, 0, [], []);
}
