using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.People;

/// <summary>What every change that an admin makes to a person has in common: only admins, one transaction, nothing saved when refused.</summary>
internal static class PersonChange
{
    public static async Task<Outcome> RunAsync(
        IDbContextFactory<LeadDb> databases,
        TimeProvider clock,
        Actor actor,
        int personId,
        Func<LeadDb, AppUser, DateTimeOffset, CancellationToken, Task<Outcome>> change,
        CancellationToken cancellationToken)
    {
        if (!actor.Administers)
        {
            return Outcome.Refuse("Only an admin changes people.");
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();

        try
        {
            return await db.WriteAsync(async ct =>
            {
                if (await db.Users.SingleOrDefaultAsync(user => user.Id == personId, ct) is not { } person)
                {
                    return Outcome.Refuse("There is no such person.");
                }

                var outcome = await change(db, person, now, ct);

                if (outcome.Succeeded)
                {
                    await db.SaveChangesAsync(ct);
                }

                return outcome;
            }, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refuse("Somebody else changed this person at the same moment. Look again.");
        }
    }
}
