using LeadDesk.Core.Data;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sources;

/// <summary>Writes down many costs at once: all that are not there yet, or none.</summary>
public sealed class TakeCosts(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public const int Most = 5_000;

    public async Task<CostsTaken> RunAsync(Actor actor, IReadOnlyList<CostEntry> entries, CancellationToken cancellationToken = default)
    {
        if (!actor.KeepsCosts)
        {
            return new(CostChange.NotAllowed, 0, 0);
        }

        if (entries.Count is 0 or > Most)
        {
            return new(Outcome.Refuse(entries.Count == 0 ? "There is no cost to be taken. Nothing was changed." : $"{entries.Count:N0} costs are too many, {Most:N0} can be taken at once. Nothing was changed."), 0, 0);
        }

        List<CostEntry> wanted = [.. entries.Select(entry => entry.Trimmed())];

        if (wanted.Select(entry => entry.Problem).FirstOrDefault(problem => problem is not null) is { } problem)
        {
            return new(Outcome.Refuse($"{problem} Nothing was taken."), 0, 0);
        }

        var now = clock.GetUtcNow();
        return await CostChange.RunAsync(databases, (db, token) => TakeAsync(db, actor, wanted, now, token), cancellationToken);
    }

    /// <summary>The marks of all costs that there are among these days.</summary>
    internal static async Task<HashSet<string>> KnownAsync(LeadDb db, IReadOnlyCollection<CostEntry> entries, CancellationToken cancellationToken)
    {
        var (first, last) = (entries.Min(entry => entry.From), entries.Max(entry => entry.To));
        var costs = await db.CampaignCosts.AsNoTracking().Where(cost => cost.From >= first && cost.To <= last).ToListAsync(cancellationToken);
        return [.. costs.Select(CostEntry.MarkOf)];
    }

    private static async Task<CostsTaken> TakeAsync(LeadDb db, Actor actor, List<CostEntry> wanted, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(db, wanted, cancellationToken);
        var fresh = wanted.Where(entry => known.Add(entry.Mark)).ToList();
        db.CampaignCosts.AddRange(fresh.Select(entry => CostChange.Put(new() { At = now, By = actor.Name }, entry, actor, now)));

        if (fresh.Count > 0)
        {
            var sum = fresh.Sum(entry => entry.Amount!.Value).ToString("N2", System.Globalization.CultureInfo.InvariantCulture);
            db.Audit.Add(AuditEntry.Of(actor, now, "Imported costs", fresh.Count == 1 ? "1 cost" : $"{fresh.Count:N0} costs", $"{sum} together"));
        }

        return new(Outcome.Done, fresh.Count, wanted.Count - fresh.Count);
    }
}

/// <param name="Taken">How many were written down.</param>
/// <param name="Known">How many were there already, or stood twice among them.</param>
public sealed record CostsTaken(Outcome Outcome, int Taken, int Known);
