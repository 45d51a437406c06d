using LeadDesk.Core.Data;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Qualification.Frameworks;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>Gives the desk the built-in frameworks that it does not have yet. What people made of theirs stays as it is.</summary>
public sealed class SeedFrameworks(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Administers)
        {
            return Outcome.Refuse("Only an admin can set up the first frameworks.");
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return await db.WriteAsync(async ct =>
        {
            var there = await db.Frameworks.Where(framework => framework.Key != null).Select(framework => framework.Key).ToListAsync(ct);

            foreach (var (order, (key, definition)) in BuiltInFrameworks.All.Index().Where(entry => !there.Contains(entry.Item.Key)))
            {
                var framework = new Framework { Key = key, Name = definition.Name, Order = order + 1, IsDefault = order == 0, CreatedAt = now };
                framework.Versions.Add(new() { Number = 1, Definition = FrameworkJson.Write(definition), Note = "As built in", Author = actor.Name, PublishedAt = now });
                db.Frameworks.Add(framework);
            }

            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, cancellationToken);
    }
}
