using System.Globalization;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sources;

/// <summary>What the verbs on costs have in common.</summary>
internal static class CostChange
{
    public static Outcome NotAllowed { get; } = Outcome.Refuse("Only marketers, managers and admins keep costs. Nothing was changed.");
    public static Outcome NotFound { get; } = Outcome.Refuse("There is no such cost; somebody else may have deleted it. Nothing was changed.");
    public static Outcome ChangedMeanwhile { get; } = Outcome.Refuse("Somebody else changed this cost in between. Nothing of yours was saved; close this, look, and repeat.");

    /// <summary>Runs a change alone: two who change costs at once see what the other one did.</summary>
    public static async Task<T> RunAsync<T>(IDbContextFactory<LeadDb> databases, Func<LeadDb, CancellationToken, Task<T>> change, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.WriteAsync(async token =>
        {
            await db.HoldAsync(["campaign-costs"], token);
            var answer = await change(db, token);
            await db.SaveChangesAsync(token);
            return answer;
        }, cancellationToken);
    }

    public static void Audit(LeadDb db, Actor actor, DateTimeOffset now, string action, CampaignCost cost) => db.Audit.Add(AuditEntry.Of(actor, now, action, cost.Name, Words(cost)));

    /// <summary>"1,200.00 for 1 to 30 Nov 2026".</summary>
    public static string Words(CampaignCost cost) => $"{cost.Amount.ToString("N2", CultureInfo.InvariantCulture)} for {CostEntry.Days(cost.From, cost.To)}";

    /// <summary>Writes a checked entry into a cost.</summary>
    public static CampaignCost Put(CampaignCost cost, CostEntry entry, Actor actor, DateTimeOffset now)
    {
        (cost.Source, cost.Campaign, cost.Note) = (entry.Source, entry.Campaign, entry.Note);
        (cost.From, cost.To, cost.Amount) = (entry.From!.Value, entry.To!.Value, entry.Amount!.Value);
        (cost.At, cost.By, cost.ById) = (now, actor.Name, actor.UserId);
        return cost;
    }
}
