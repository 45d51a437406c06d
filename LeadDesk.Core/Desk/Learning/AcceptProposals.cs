using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>What outcomes propose to change in a model.</summary>
public sealed record ModelProposal
{
    /// <summary>New points by the rule's path.</summary>
    public IReadOnlyDictionary<string, double> Points { get; init; } = new Dictionary<string, double>();

    /// <summary>New bounds of each axis; null to leave them.</summary>
    public EarnedBounds Bounds { get; init; } = new(null, null);

    /// <summary>The last cell to be handed to sales; null to leave the matrix.</summary>
    public Cell? HandOverTo { get; init; }

    public bool IsEmpty => Points.Count == 0 && Bounds.IsEmpty && HandOverTo is null;

    internal ModelDefinition ApplyTo(ModelDefinition definition) => RuleHolds.WithPoints(definition, Points) with
    {
        Grades = Bounds.Grades ?? definition.Grades,
        Levels = Bounds.Levels ?? definition.Levels,
        Matrix = HandOverTo is { } last ? HandOverLine.DownTo(definition.Matrix, last) : definition.Matrix,
    };
}

/// <summary>Writes proposals into the draft of a model's next version, which is begun when there is none. It is looked at, previewed and published like any other.</summary>
public sealed class AcceptProposals(IDbContextFactory<LeadDb> databases, StartDraft start, SaveDraft save)
{
    /// <param name="versionId">The published version that the proposals are about.</param>
    /// <returns>The model whose draft has them.</returns>
    public async Task<(Outcome Outcome, int ModelId)> RunAsync(Actor actor, int versionId, ModelProposal proposal, CancellationToken cancellationToken = default)
    {
        if (proposal.IsEmpty)
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
        var saved = await save.RunAsync(actor, draftId, draft.Version, original, proposal.ApplyTo(original), mineWins: false, cancellationToken);
        return (saved.Outcome, saved.Outcome.Succeeded ? model : 0);
    }
}
