using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Stages;

/// <summary>Settles when leads count as stuck, how many are too many, and how likely deals are won. All of it or nothing.</summary>
public sealed class SaveStageLimits(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    private const int MostDays = 730;

    /// <param name="seen">What the person began with: only what differs from it is saved, and refused where somebody else changed it in between.</param>
    public async Task<Outcome> RunAsync(Actor actor, StageRules seen, StageRules wanted, CancellationToken cancellationToken = default)
    {
        if (Check(actor, wanted) is { Succeeded: false } refused)
        {
            return refused;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var outcome = await db.WriteAsync(ct => WriteAsync(db, actor, seen, wanted, ct), cancellationToken);

        if (outcome.Succeeded)
        {
            hub.SayAll();
        }

        return outcome;
    }

    private async Task<Outcome> WriteAsync(LeadDb db, Actor actor, StageRules seen, StageRules wanted, CancellationToken cancellationToken)
    {
        await db.HoldAsync(["stage-rules"], cancellationToken);
        var now = await StageRules.LoadAsync(db, cancellationToken);

        if (wanted.ClashesWith(seen, now) is { Count: > 0 } clashes)
        {
            return Outcome.Refuse($"Somebody else changed {string.Join(" and ", clashes)} in between. Nothing was saved and your numbers are still there: look, then save again to put them in.");
        }

        var merged = wanted.Onto(seen, now);
        var limits = await db.StageLimits.ToDictionaryAsync(limit => limit.Stage, cancellationToken);
        var chances = await db.WinChances.ToDictionaryAsync(chance => (chance.Stage, chance.ClosesIn), cancellationToken);

        foreach (var limit in merged.Limits.Where(limit => limits.ContainsKey(limit.Stage)))
        {
            (limits[limit.Stage].StuckAfterDays, limits[limit.Stage].MostLeads) = (limit.StuckAfterDays, limit.MostLeads);
        }

        foreach (var chance in merged.Chances.Where(chance => chances.ContainsKey((chance.Stage, chance.ClosesIn))))
        {
            chances[(chance.Stage, chance.ClosesIn)].Percent = chance.Percent;
        }

        if (db.ChangeTracker.HasChanges())
        {
            db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), "Changed limits or chances", "Stages"));
            await db.SaveChangesAsync(cancellationToken);
        }

        return Outcome.Done;
    }

    private static Outcome Check(Actor actor, StageRules wanted) =>
        !actor.RunsStages ? Outcome.Refuse("Only managers and admins settle this.")
        : wanted.Limits.FirstOrDefault(limit => limit.StuckAfterDays is < 1 or > MostDays) is { } days ? Outcome.Refuse($"{days.Stage.Name}: the days must be 1 to {MostDays}, or empty for never. Nothing was saved.")
        : wanted.Limits.FirstOrDefault(limit => limit.MostLeads is < 1) is { } most ? Outcome.Refuse($"{most.Stage.Name}: the number of leads must be 1 or more, or empty for any. Nothing was saved.")
        : wanted.Chances.FirstOrDefault(chance => chance.Percent is < 0 or > 100) is { } percent ? Outcome.Refuse($"{percent.Stage.Name}: a chance is 0 to 100 percent. Nothing was saved.")
        : Outcome.Done;
}
