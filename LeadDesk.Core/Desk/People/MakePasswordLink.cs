using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.People;

/// <summary>A new link for somebody who forgot the password or lost the invitation. The old password works until the link is used.</summary>
public sealed class MakePasswordLink(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public async Task<NewLink> RunAsync(Actor actor, int personId, CancellationToken cancellationToken)
    {
        if (!actor.Administers)
        {
            return new(Outcome.Refuse("Only an admin makes links for people."), null);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var person = await db.Users.SingleOrDefaultAsync(user => user.Id == personId, cancellationToken);

        if (person is not { DisabledAt: null })
        {
            return new(Outcome.Refuse(person is null ? "There is no such person." : $"{person.DisplayName} is disabled. Enable them first."), null);
        }

        var secret = PasswordLink.NewSecret();
        var token = await db.UserTokens.FindAsync([personId, PasswordLink.Provider, PasswordLink.Name], cancellationToken);

        if (token is null)
        {
            db.UserTokens.Add(PasswordLink.For(personId, secret, now));
        }
        else
        {
            token.Value = PasswordLink.ValueOf(secret, now);
        }

        db.Audit.Add(AuditEntry.Of(actor, now, "Made a password link", person.Email!));
        await db.SaveChangesAsync(cancellationToken);
        return new(Outcome.Done, secret);
    }
}
