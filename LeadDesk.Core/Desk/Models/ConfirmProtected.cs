using LeadDesk.Core.Data;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>An admin lets a draft use a protected attribute, with the reason, or takes that back. The model says so wherever it is shown.</summary>
public sealed class ConfirmProtected(IDbContextFactory<LeadDb> databases, TimeProvider clock, ModelHub hub)
{
    /// <param name="reason">Why the use is needed and lawful; null takes the confirmation back.</param>
    public async Task<Outcome> RunAsync(Actor actor, int versionId, string attribute, string? reason, CancellationToken cancellationToken)
    {
        if (!actor.Administers)
        {
            return Outcome.Refuse("Only an admin lets a model use a protected attribute.");
        }

        if (reason is not null && (reason.Trim().Length is < 10 or > 1000))
        {
            return Outcome.Refuse("Say in 10 to 1,000 characters why the model needs this attribute and may use it.");
        }

        var now = clock.GetUtcNow();
        var (outcome, modelId) = await ModelShelf.RunAsync<int>(databases, async (db, ct) =>
        {
            var version = await ModelShelf.VersionAsync(db, versionId, ct);

            if (version is not { State: ModelState.Draft })
            {
                return (ModelShelf.IsOver(version), 0);
            }

            var definition = ModelShelf.Read(version.Definition);
            var others = definition.Confirmed.Where(entry => entry.Attribute != attribute);
            version.Definition = ModelJson.Write(definition with { Confirmed = reason is null ? [.. others] : [.. others, new(attribute, reason.Trim(), actor.Name)] });
            (version.ChangedBy, version.ChangedAt) = (actor.Name, now);
            db.Audit(actor, now, reason is null ? "Forbade a protected attribute in a model" : "Allowed a protected attribute in a model", version.Model, $"{attribute}: {reason}");
            await db.SaveChangesAsync(ct);
            return (Outcome.Done, version.ModelId);
        }, cancellationToken);
        hub.Say(modelId);
        return outcome;
    }
}
