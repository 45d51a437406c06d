using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>To whom a lead can be handed on: everybody who sells, by name, without the asking person.</summary>
public sealed class Colleagues(IDbContextFactory<LeadDb> databases)
{
    public async Task<IReadOnlyList<Colleague>> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Users.AsNoTracking().Where(user => user.DisabledAt == null && user.Id != actor.UserId && user.Role != Role.Marketer)
            .OrderBy(user => user.DisplayName).Select(user => new Colleague(user.Id, user.DisplayName)).ToListAsync(cancellationToken);
    }
}

public sealed record Colleague(int Id, string Name);
