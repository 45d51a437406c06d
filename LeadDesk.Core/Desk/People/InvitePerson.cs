using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.People;

/// <summary>Makes a person who can sign in after setting a password with the link, which is shown once.</summary>
public sealed class InvitePerson(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public const int LongestName = 100;

    public async Task<NewLink> RunAsync(Actor actor, string name, string email, Role role, CancellationToken cancellationToken)
    {
        (name, email) = (name.Trim(), email.Trim());
        var outcome = actor.Administers ? Check(name, email) : Outcome.Refuse("Only an admin invites people.");

        if (!outcome.Succeeded)
        {
            return new(outcome, null);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var person = Persons.New(name, email, role, now);
        var secret = PasswordLink.NewSecret();

        try
        {
            return await db.WriteAsync(
                async ct =>
                {
                    db.Users.Add(person);
                    await db.SaveChangesAsync(ct);
                    db.UserTokens.Add(PasswordLink.For(person.Id, secret, now));
                    db.Audit.Add(AuditEntry.Of(actor, now, "Invited a person", email, role.ToString()));
                    await db.SaveChangesAsync(ct);
                    return new NewLink(Outcome.Done, secret);
                },
                cancellationToken);
        }
        catch (DbUpdateException failure) when (db.IsUniqueViolation(failure))
        {
            return new(Outcome.Refuse($"{email} belongs to somebody at this desk already. If they forgot the password, make a new link for them."), null);
        }
    }

    internal static Outcome Check(string name, string email) =>
        name.Trim().Length is 0 or > LongestName ? Outcome.Refuse($"A name has 1 to {LongestName} characters.")
        : EmailAddress.Check(email.Trim()).Refusal is { } wrong ? Outcome.Refuse($"“{email.Trim()}” {wrong}.")
        : Outcome.Done;
}

/// <param name="Secret">What the link carries; null when refused. It cannot be read again.</param>
public sealed record NewLink(Outcome Outcome, string? Secret);
