using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>Writes earned points into the draft of a model's next version, which is begun when there is none. It is looked at, previewed and published like any other.</summary>
public sealed class AcceptProposals(IDbContextFactory<LeadDb> databases, StartDraft start, SaveDraft save)
{
    /// <param name="versionId">The published version that the proposals are about.</param>
    /// <param name="points">New points by the rule's path.</param>
    /// <param name="bounds">New bounds of the grades and levels; null to leave them.</param>
    /// <returns>The model whose draft has them.</returns>
    public async Task<(Outcome Outcome, int ModelId)> RunAsync(Actor actor, int versionId, IReadOnlyDictionary<string, double> points, Bounds? bounds, CancellationToken cancellationToken = default)
    {
        if (points.Count == 0 && bounds is null)
        {
            return (Outcome.Refuse("No proposal is chosen. Tick those to take over."), 0);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var modelId = await db.ScoringModelVersions.Where(version => version.Id == versionId).Select(version => (int?)version.ModelId).FirstOrDefaultAsync(cancellationToken);

        if (modelId is not { } model)
        {
            return (ModelShelf.NotFound, 0);
        }

        var (outcome, draftId) = await start.RunAsync(actor, model, null, cancellationToken);

        if (!outcome.Succeeded)
        {
            return (outcome, 0);
        }

        var draft = await db.ScoringModelVersions.AsNoTracking().SingleAsync(version => version.Id == draftId, cancellationToken);
        var original = ModelShelf.Read(draft.Definition);
        var changed = RuleHolds.WithPoints(original, points);
        changed = bounds is null ? changed : changed with { Grades = bounds, Levels = bounds };
        var saved = await save.RunAsync(actor, draftId, draft.Version, original, changed, mineWins: false, cancellationToken);
        return (saved.Outcome, saved.Outcome.Succeeded ? model : 0);
    }
}
