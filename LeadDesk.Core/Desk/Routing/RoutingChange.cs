using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>What every change to how leads are routed has in common: only managers and admins, nobody gives a lead meanwhile, nothing saved when refused.</summary>
internal static class RoutingChange
{
    public static Outcome Refused { get; } = Outcome.Refuse("Only managers and admins settle how leads are routed. Nothing was changed.");
    public static Outcome Old { get; } = Outcome.Refuse("Somebody else changed this in between. Nothing was saved; look at it again and repeat.");

    public static async Task<Outcome> RunAsync(IDbContextFactory<LeadDb> databases, Actor actor, Func<LeadDb, CancellationToken, Task<Outcome>> change, CancellationToken cancellationToken) =>
        !actor.RunsRouting ? Refused : await LeadSave.RunAsync(databases, async (db, token) =>
        {
            await db.HoldAsync([RoutingRound.Key], token);
            var outcome = await change(db, token);

            if (outcome.Succeeded)
            {
                await db.SaveChangesAsync(token);
            }

            return outcome;
        }, () => Old, cancellationToken);
}
