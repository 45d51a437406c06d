using LeadDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.People;

/// <summary>Whether a session that began with this security stamp may go on.</summary>
public sealed class StillSignedIn(IDbContextFactory<LeadDb> databases)
{
    public async Task<bool> RunAsync(int personId, string? stamp, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Users.AnyAsync(user => user.Id == personId && user.SecurityStamp == stamp && user.DisabledAt == null, cancellationToken);
    }
}
