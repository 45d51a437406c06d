using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Who can own leads, by name.</summary>
public sealed class OwnerChoices(IDbContextFactory<LeadDb> databases)
{
    public async Task<IReadOnlyList<OwnerChoice>> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var people = db.Users.AsNoTracking().Where(user => user.DisabledAt == null);

        // To a rep other people's leads do not exist, so there is nothing to choose.
        people = actor.SeesAllLeads ? people : people.Where(user => user.Id == actor.UserId);
        return await people.OrderBy(user => user.DisplayName).Select(user => new OwnerChoice(user.Id, user.DisplayName, user.Role)).ToListAsync(cancellationToken);
    }
}

public sealed record OwnerChoice(int Id, string Name, Role Role);
