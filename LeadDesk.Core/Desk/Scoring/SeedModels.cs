using LeadDesk.Core.Data;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Scoring.Templates;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>Publishes the templates on a desk that has no models yet.</summary>
public sealed class SeedModels(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Administers)
        {
            return Outcome.Refuse("Only an admin can set up the first models.");
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return await db.WriteAsync(async ct =>
        {
            if (await db.ScoringModels.AnyAsync(ct))
            {
                return Outcome.Refuse("The desk has models already. Nothing was changed.");
            }

            foreach (var (order, template) in ModelTemplates.All.Index())
            {
                var model = new ScoringModel { Name = template.Name, Order = order + 1, CreatedAt = now };
                model.Versions.Add(new()
                {
                    Number = 1,
                    State = ModelState.Published,
                    Definition = ModelJson.Write(template),
                    Note = "Template",
                    Author = actor.Name,
                    CreatedAt = now,
                    PublishedAt = now,
                });
                db.ScoringModels.Add(model);
            }

            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, cancellationToken);
    }
}
