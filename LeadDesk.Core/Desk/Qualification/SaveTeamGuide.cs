using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>Gives a team its own words for the first call. What is left empty is said as the framework says it.</summary>
public sealed class SaveTeamGuide(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <param name="seen">The version that was seen; 0 when the team had none.</param>
    public async Task<Outcome> RunAsync(Actor actor, int poolId, string? opening, string? reason, int seen, CancellationToken cancellationToken = default)
    {
        if (!actor.EditsFrameworks)
        {
            return Outcome.Refuse("Call guides are changed by managers, marketers and admins. Nothing was changed.");
        }

        var (own, why) = (Worded(opening), Worded(reason));

        if (own?.Length > FrameworkCheck.LongestText || why?.Length > FrameworkCheck.LongestText)
        {
            return Outcome.Refuse($"The opening and the reason for the call have at most {FrameworkCheck.LongestText} characters each. Nothing was saved.");
        }

        if (CallGuide.WrongIn(own, why) is { } wrong)
        {
            return Outcome.Refuse($"{wrong} Nothing was saved.");
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.WriteAsync(async ct =>
        {
            await db.HoldAsync([FrameworkShelf.Key], ct);

            if (await db.Pools.Where(pool => pool.Id == poolId).Select(pool => pool.Name).FirstOrDefaultAsync(ct) is not { } team)
            {
                return Outcome.Refuse("There is no such team any more. Nothing was saved.");
            }

            var guide = await db.TeamGuides.FirstOrDefaultAsync(one => one.PoolId == poolId, ct);

            if ((guide?.Version ?? 0) != seen)
            {
                return Outcome.Refuse($"Somebody else changed the call guide of {team} in between. Nothing was saved.");
            }

            // A guide without words stays, so that its versions go on.
            guide ??= db.TeamGuides.Add(new() { PoolId = poolId }).Entity;
            db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), "Changed a team's call guide", team, guide.Line));
            (guide.Opening, guide.Reason) = (own, why);
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, cancellationToken);
    }

    private static string? Worded(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : Folding.Storable(typed.Trim());
}
