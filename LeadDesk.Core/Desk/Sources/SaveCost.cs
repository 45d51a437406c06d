using LeadDesk.Core.Data;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sources;

/// <summary>Writes down what was paid for a source or a campaign, or changes it.</summary>
public sealed class SaveCost(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <returns>The cost's id; 0 when refused.</returns>
    public async Task<(Outcome Outcome, int CostId)> RunAsync(Actor actor, CostEntry entry, CancellationToken cancellationToken = default)
    {
        var (wanted, now) = (entry.Trimmed(), clock.GetUtcNow());

        if (!actor.KeepsCosts)
        {
            return (CostChange.NotAllowed, 0);
        }

        if (wanted.Problem is { } problem)
        {
            return (Outcome.Refuse($"{problem} Nothing was saved yet."), 0);
        }

        var (outcome, cost) = await CostChange.RunAsync(databases, (db, token) => SaveAsync(db, actor, wanted, now, token), cancellationToken);
        return (outcome, cost?.Id ?? 0);
    }

    private static async Task<(Outcome, CampaignCost?)> SaveAsync(LeadDb db, Actor actor, CostEntry entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var same = await db.CampaignCosts.Where(cost => cost.From == entry.From && cost.To == entry.To && cost.Id != entry.Id).ToListAsync(cancellationToken);

        if (same.Find(cost => CostEntry.MarkOf(cost) == entry.Mark) is { } twin)
        {
            return (Outcome.Refuse($"{twin.By} wrote down the same already: {twin.Name}, {CostChange.Words(twin)}. Nothing was saved; change the days or the amount if it was paid twice."), null);
        }

        if (entry.Id is null)
        {
            var added = CostChange.Put(new() { At = now, By = actor.Name }, entry, actor, now);
            db.CampaignCosts.Add(added);
            CostChange.Audit(db, actor, now, "Added a cost", added);
            return (Outcome.Done, added);
        }

        if (await db.CampaignCosts.FirstOrDefaultAsync(one => one.Id == entry.Id, cancellationToken) is not { } known)
        {
            return (CostChange.NotFound, null);
        }

        if (known.Version != entry.Seen)
        {
            return (CostChange.ChangedMeanwhile, null);
        }

        var before = $"{known.Name}, {CostChange.Words(known)}";
        CostChange.Put(known, entry, actor, now);
        db.Audit.Add(AuditEntry.Of(actor, now, "Changed a cost", known.Name, $"{CostChange.Words(known)}; was {before}"));
        return (Outcome.Done, known);
    }
}
