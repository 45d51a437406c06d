using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.People;

/// <summary>Sets the password of the person to whom a link belongs, and uses the link up.</summary>
public sealed class FollowPasswordLink(IDbContextFactory<LeadDb> databases, IPasswordHasher<AppUser> hasher, TimeProvider clock)
{
    public const string Refusal = "This link was used, replaced by a newer one, or is older than seven days. Ask an admin for a new one.";

    /// <summary>Whose link it is; null when it is good for nothing.</summary>
    public async Task<LinkOwner?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await FindAsync(db, secret, clock.GetUtcNow(), cancellationToken) is { } found ? new(found.Person.DisplayName, found.Person.Email!) : null;
    }

    public async Task<Outcome> RunAsync(string secret, string password, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();

        return await db.WriteAsync(
            async ct =>
            {
                if (await FindAsync(db, secret, now, ct) is not var (person, token))
                {
                    return Outcome.Refuse(Refusal);
                }

                var outcome = PasswordRule.Check(password, person.Email);

                if (outcome.Succeeded)
                {
                    person.PasswordHash = hasher.HashPassword(person, password);
                    (person.LockoutEnd, person.AccessFailedCount) = (null, 0);
                    person.EndSessions();
                    db.UserTokens.Remove(token);
                    db.Audit.Add(AuditEntry.Of(person.AsActor(), now, "Set a password with a link", person.Email!));
                    await db.SaveChangesAsync(ct);
                }

                return outcome;
            },
            cancellationToken);
    }

    private static async Task<(AppUser Person, IdentityUserToken<int> Token)?> FindAsync(LeadDb db, string secret, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var start = PasswordLink.HashOf(secret) + " ";
        var token = await db.UserTokens.SingleOrDefaultAsync(
            link => link.LoginProvider == PasswordLink.Provider && link.Name == PasswordLink.Name && link.Value!.StartsWith(start), cancellationToken);

        if (token is null || !PasswordLink.IsAlive(token.Value!, now))
        {
            return null;
        }

        var person = await db.Users.SingleOrDefaultAsync(user => user.Id == token.UserId && user.DisabledAt == null, cancellationToken);
        return person is null ? null : (person, token);
    }
}

public sealed record LinkOwner(string Name, string Email);
