using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.People;

/// <summary>Makes the admin of a desk that has nobody yet.</summary>
public sealed class MakeFirstAdmin(IDbContextFactory<LeadDb> databases, IPasswordHasher<AppUser> hasher, TimeProvider clock)
{
    public async Task<bool> IsNeededAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return !await db.Users.AnyAsync(cancellationToken);
    }

    public async Task<Outcome> RunAsync(string name, string email, string password, CancellationToken cancellationToken)
    {
        var outcome = InvitePerson.Check(name, email).And(PasswordRule.Check(password, email));

        if (!outcome.Succeeded)
        {
            return outcome;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var admin = Persons.New(name.Trim(), email.Trim(), Role.Admin, now);
        admin.PasswordHash = hasher.HashPassword(admin, password);

        return await db.WriteAsync(
            async ct =>
            {
                if (await db.Users.AnyAsync(ct))
                {
                    return Outcome.Refuse("This desk has people already. Ask one of its admins to invite you.");
                }

                db.Users.Add(admin);
                db.Audit.Add(AuditEntry.Of(Actor.Desk, now, "Made the first admin", admin.Email!));
                await db.SaveChangesAsync(ct);
                return Outcome.Done;
            },
            cancellationToken);
    }
}
