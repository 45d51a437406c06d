using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.People;

internal static class Persons
{
    public static AppUser New(string name, string email, Role role, DateTimeOffset now)
    {
        var person = new AppUser { DisplayName = name, Role = role, CreatedAt = now, LockoutEnabled = true };
        person.Email = person.UserName = email;
        person.NormalizedEmail = person.NormalizedUserName = Key(email);
        person.EndSessions();
        return person;
    }

    /// <summary>An e-mail as it is looked up; upper and lower case are the same person.</summary>
    public static string Key(string email) => email.Trim().Normalize().ToUpperInvariant();

    /// <summary>A new stamp makes every cookie and open page of this person stale.</summary>
    public static void EndSessions(this AppUser person) =>
        (person.SecurityStamp, person.ConcurrencyStamp) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));

    /// <summary>Whether somebody else than this person could still administer the desk.</summary>
    public static Task<bool> HasAnotherAdminAsync(this LeadDb db, int personId, CancellationToken cancellationToken) =>
        db.Users.AnyAsync(user => user.Id != personId && user.Role == Role.Admin && user.DisabledAt == null && user.PasswordHash != null, cancellationToken);
}
