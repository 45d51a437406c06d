using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.People;

/// <summary>Everybody at the desk by name, disabled people last. Empty for everybody but admins.</summary>
public sealed class PeopleList(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public async Task<IReadOnlyList<PersonRow>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Administers)
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return await db.Users.OrderBy(user => user.DisabledAt != null).ThenBy(user => user.DisplayName).ThenBy(user => user.Id)
            .Select(user => new PersonRow(
                user.Id,
                user.DisplayName,
                user.Email!,
                user.Role,
                user.DisabledAt != null ? PersonState.Disabled
                    : user.PasswordHash == null ? PersonState.Invited
                    : user.LockoutEnd > now ? PersonState.Locked
                    : PersonState.Active,
                user.LastSignInAt,
                user.WeeklyCapacity))
            .ToListAsync(cancellationToken);
    }
}

/// <param name="WeeklyCapacity">Hand-overs that they can follow up in a week; null when nobody has said so.</param>
public sealed record PersonRow(int Id, string Name, string Email, Role Role, PersonState State, DateTimeOffset? LastSignInAt, int? WeeklyCapacity)
{
    public bool IsDisabled => State is PersonState.Disabled;
}

public enum PersonState
{
    Active,

    /// <summary>Has not set a password yet.</summary>
    Invited,

    /// <summary>Too many wrong passwords; opens by itself.</summary>
    Locked,
    Disabled,
}
