using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Stages;

/// <summary>In which currency the desk adds up, and another one when it is chosen.</summary>
public sealed class DeskCurrency(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    /// <summary>Under this key a budget is saved or the currency changed, one after the other.</summary>
    internal const string Key = "currency";

    public async Task<string> AskAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await OfAsync(db, cancellationToken);
    }

    /// <summary>Amounts written so far keep their numbers. What checklists say about deals is told anew in the background.</summary>
    public async Task<Outcome> ChooseAsync(Actor actor, string? typed, CancellationToken cancellationToken = default)
    {
        var code = (typed ?? "").Trim().ToUpperInvariant();

        if (!actor.RunsStages)
        {
            return Outcome.Refuse("Only managers and admins settle this.");
        }

        if (!DeskMoney.IsInUse(code))
        {
            return Outcome.Refuse($"“{code}” is no currency. Write it as its three letters, such as EUR. Nothing was saved.");
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.WriteAsync(ct => WriteAsync(db, actor, code, ct), cancellationToken);
        hub.SayAll();
        return Outcome.Done;
    }

    internal static async Task<string> OfAsync(LeadDb db, CancellationToken cancellationToken) =>
        await db.Money.AsNoTracking().OrderBy(money => money.Id).Select(money => money.Currency).FirstOrDefaultAsync(cancellationToken) ?? DeskMoney.Usual;

    private async Task<Outcome> WriteAsync(LeadDb db, Actor actor, string code, CancellationToken cancellationToken)
    {
        await db.HoldAsync([Key], cancellationToken);
        var now = clock.GetUtcNow();
        var money = await db.Money.OrderBy(one => one.Id).FirstOrDefaultAsync(cancellationToken) ?? db.Money.Add(new()).Entity;

        if (money.Currency == code)
        {
            return Outcome.Done;
        }

        db.Audit.Add(AuditEntry.Of(actor, now, "Changed the currency", code, money.Currency));
        money.Currency = code;
        await db.SaveChangesAsync(cancellationToken);
        var due = now.AddSeconds(-1);

        // Deleted ones may be restored; whoever reckons with the old currency just now begins again.
        await db.Leads.IgnoreQueryFilters().Where(lead => db.LeadAnswers.Any(answer => answer.LeadId == lead.Id && answer.Facet == AnsweredDeal.Budget))
            .ExecuteUpdateAsync(set => set.SetProperty(lead => lead.QualificationFadesAt, due).SetProperty(lead => lead.Version, lead => lead.Version + 1), cancellationToken);
        return Outcome.Done;
    }
}
