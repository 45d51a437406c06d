using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.People;

/// <summary>Changes one's own password, knowing the current one. Every session ends; the page that asked begins a new one.</summary>
public sealed class ChangePassword(IDbContextFactory<LeadDb> databases, IPasswordHasher<AppUser> hasher, SignIn signIn, TimeProvider clock)
{
    public async Task<SignedIn> RunAsync(Actor actor, string current, string wanted, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var person = await db.Users.SingleAsync(user => user.Id == actor.UserId, cancellationToken);
        var rule = PasswordRule.Check(wanted, person.Email);

        if (!rule.Succeeded)
        {
            return new(rule, null);
        }

        // Guesses here count as they do on the sign-in page.
        if (!(await signIn.RunAsync(person.Email!, current, cancellationToken)).Outcome.Succeeded)
        {
            return new(Outcome.Refuse("The current password is wrong, or there were too many attempts. After five, wait 15 minutes."), null);
        }

        person.PasswordHash = hasher.HashPassword(person, wanted);
        person.EndSessions();
        db.Audit.Add(AuditEntry.Of(actor, now, "Changed the password", person.Email!));
        await db.SaveChangesAsync(cancellationToken);
        return new(Outcome.Done, person);
    }
}
