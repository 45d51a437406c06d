using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Stages;

/// <summary>Settles when leads count as stuck, how many are too many, and how likely deals are won. All of it or nothing.</summary>
public sealed class SaveStageLimits(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    private const int MostDays = 730;

    public async Task<Outcome> RunAsync(Actor actor, IReadOnlyList<StageLimit> limits, IReadOnlyList<WinChance> chances, CancellationToken cancellationToken = default)
    {
        if (Check(actor, limits, chances) is { Succeeded: false } refused)
        {
            return refused;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = await db.StageLimits.ToDictionaryAsync(limit => limit.Stage, cancellationToken);
        var table = await db.WinChances.ToDictionaryAsync(chance => (chance.Stage, chance.ClosesIn), cancellationToken);

        foreach (var limit in limits.Where(limit => known.ContainsKey(limit.Stage)))
        {
            (known[limit.Stage].StuckAfterDays, known[limit.Stage].MostLeads) = (limit.StuckAfterDays, limit.MostLeads);
        }

        foreach (var chance in chances.Where(chance => table.ContainsKey((chance.Stage, chance.ClosesIn))))
        {
            table[(chance.Stage, chance.ClosesIn)].Percent = chance.Percent;
        }

        if (!db.ChangeTracker.HasChanges())
        {
            return Outcome.Done;
        }

        db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), "Changed limits or chances", "Stages"));
        await db.SaveChangesAsync(cancellationToken);
        hub.SayAll();
        return Outcome.Done;
    }

    private static Outcome Check(Actor actor, IReadOnlyList<StageLimit> limits, IReadOnlyList<WinChance> chances) =>
        !actor.RunsStages ? Outcome.Refuse("Only managers and admins settle this.")
        : limits.FirstOrDefault(limit => limit.StuckAfterDays is < 1 or > MostDays) is { } days ? Outcome.Refuse($"{days.Stage.Name}: the days must be 1 to {MostDays}, or empty for never. Nothing was saved.")
        : limits.FirstOrDefault(limit => limit.MostLeads is < 1) is { } most ? Outcome.Refuse($"{most.Stage.Name}: the number of leads must be 1 or more, or empty for any. Nothing was saved.")
        : chances.FirstOrDefault(chance => chance.Percent is < 0 or > 100) is { } percent ? Outcome.Refuse($"{percent.Stage.Name}: a chance is 0 to 100 percent. Nothing was saved.")
        : Outcome.Done;
}
