using LeadDesk.Core.Data;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>Makes a framework of one's own, from one that there is.</summary>
public sealed class MakeFramework(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public async Task<(Outcome Outcome, int Id)> RunAsync(Actor actor, string name, int fromId, CancellationToken cancellationToken = default)
    {
        var (now, called, made) = (clock.GetUtcNow(), name.Trim(), (Framework?)null);

        if (called.Length is 0 or > FrameworkCheck.LongestName)
        {
            return (Outcome.Refuse($"Give it a name of 1 to {FrameworkCheck.LongestName} characters. Nothing was made."), 0);
        }

        var outcome = await FrameworkShelf.RunAsync(databases, actor, fromId, async (db, from, ct) =>
        {
            if (await db.Frameworks.AnyAsync(other => other.Name == called, ct))
            {
                return Outcome.Refuse($"There is a framework {called} already. Choose another name; nothing was made.");
            }

            var definition = FrameworkJson.Read(from.Versions.MaxBy(version => version.Number)!.Definition) with { Name = called };
            made = db.Frameworks.Add(new() { Name = called, Order = await db.Frameworks.MaxAsync(other => other.Order, ct) + 1, CreatedAt = now }).Entity;
            made.Versions.Add(new() { Number = 1, Definition = FrameworkJson.Write(definition), Note = $"From {from.Name}", Author = actor.Name, PublishedAt = now });
            db.Audit.Add(AuditEntry.Of(actor, now, "Made a framework", called, $"from {from.Name}"));
            return Outcome.Done;
        }, cancellationToken);
        return (outcome, made?.Id ?? 0);
    }
}
