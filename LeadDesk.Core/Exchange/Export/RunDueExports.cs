using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Notifications;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>
/// Puts saved exports in line whose time has come, each once however many processes look. What was missed while the desk was down goes out once.
/// One whose owner left, or may not export any more, stops, and admins are told.
/// </summary>
public sealed class RunDueExports(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <returns>How many were put in line.</returns>
    public async Task<int> RunAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Administers)
        {
            return 0;
        }

        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var started = 0;

        foreach (var export in await db.ExportDefinitions.AsNoTracking().Where(export => export.NextAt <= now).OrderBy(export => export.NextAt).ToListAsync(cancellationToken))
        {
            started += await db.WriteAsync(token => StartAsync(db, export, now, token), cancellationToken) ? 1 : 0;
            db.ChangeTracker.Clear();
        }

        return started;
    }

    private static async Task<bool> StartAsync(LeadDb db, ExportDefinition export, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var owner = await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == export.OwnerId, cancellationToken);
        var stopped = owner is null ? "Its owner is not at this desk any more."
            : owner.DisabledAt is not null ? $"Its owner, {owner.DisplayName}, left."
            : !owner.AsActor().Exports ? $"Its owner, {owner.DisplayName}, may not export leads any more." : null;
        var next = stopped is null ? export.NextAfter(now) : null;

        // Whoever moves the time on first has it.
        if (await db.ExportDefinitions.Where(one => one.Id == export.Id && one.NextAt == export.NextAt).ExecuteUpdateAsync(set => set
            .SetProperty(one => one.NextAt, next).SetProperty(one => one.Stopped, stopped), cancellationToken) == 0)
        {
            return false;
        }

        if (stopped is null)
        {
            db.Jobs.Add(new() { Kind = JobKind.Export, Input = new ExportJobInput(export.Id, true).ToJson(), CreatedAt = now, ById = owner!.Id, By = owner.DisplayName });
        }
        else
        {
            foreach (var admin in await db.Users.Where(user => user.Role == Role.Admin && user.DisabledAt == null).Select(user => user.Id).ToListAsync(cancellationToken))
            {
                await Notices.AddAsync(db, admin, "export-stopped", $"The export {export.Name} stopped", $"{stopped} Take it over, and it goes out again.", null, "/exports", now, cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return stopped is null;
    }
}
