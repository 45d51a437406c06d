using System.Security.Claims;
using LeadDesk.Core.Desk.Learning;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Api;

internal static class ScoreEndpoints
{
    public static void MapScores(this RouteGroupBuilder api) =>
        api.MapGet("/leads/{id:long}/score", ReadAsync).Needs(ApiScope.ReadLeads).WithTags("Scores")
            .WithSummary("Why a lead has its score: the ledger as of now")
            .WithDescription("The points of the lines sum to the score exactly.")
            .Produces<ScoreAnswer>().ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> ReadAsync(long id, ClaimsPrincipal key, ScoreLedger ledger, LeadChance chance, CancellationToken cancellationToken) =>
        await ledger.RunAsync(key.AsApiActor(), id, cancellationToken) is { } story && await chance.AskAsync(key.AsApiActor(), id, cancellationToken) is { } foretold
            ? TypedResults.Ok(ScoreAnswer.Of(id, story, foretold)) : LeadEndpoints.NoSuchLead(id);
}

/// <param name="Score">0 to 100 with one decimal, as are fit and engagement.</param>
/// <param name="Cell">A1 to D4: the grade that counts, the pinned one while an override is on.</param>
/// <param name="ComputedCell">The grade as scoring finds it, which the lines explain.</param>
/// <param name="Override">The override that is on; null when there is none.</param>
/// <param name="Coverage">Share of the fit criteria that was known, 0 to 1.</param>
/// <param name="Model">The model's name, or why there is none.</param>
/// <param name="NextCellChangeAt">The first minute at which the computed cell is another one if nothing happens; null when it stays.</param>
/// <param name="Probability">How likely it becomes a customer by what closed leads taught, 0 to 1; null when there is none, and then the message says why.</param>
/// <param name="Reasons">The strongest for and against, at most three of each.</param>
internal sealed record ScoreAnswer(
    long LeadId, decimal Score, decimal Fit, decimal Engagement, string Cell, string ComputedCell, OverrideAnswer? Override, double Coverage, string? Disqualifier,
    string Model, int? ModelVersion, DateTimeOffset? NextCellChangeAt, Treatment? Treatment, IReadOnlyList<ScoreLine> Lines,
    double? Probability, string? ProbabilityMessage, IReadOnlyList<ReasonAnswer> Reasons)
{
    public static ScoreAnswer Of(long leadId, ScoreStory story, Chance chance)
    {
        var rating = story.Ledger?.Rating ?? Ledger.NoModel;
        return new(leadId, Tenths(rating.Score), Tenths(rating.Fit), Tenths(rating.Engagement), story.Cell.Name, rating.Cell.Name, OverrideAnswer.Of(story.Pinned), rating.Coverage, rating.Disqualifier,
            story.Model, story.ModelVersion, rating.CellChangesAt, story.Ledger?.Treatment.Treatment, [.. (story.Ledger?.Lines ?? []).Select(ScoreLine.Of)],
            chance.Probability, chance.Words, ReasonAnswer.Of(chance));
    }

    // Written as a decimal, so that 0.1 + 0.2 is 0.3 for whoever adds up the lines as such.
    private static decimal Tenths(double points) => decimal.Round((decimal)points, 1);
}

/// <param name="Returns">The grade that is back when it ends, if nothing happens.</param>
internal sealed record OverrideAnswer(string Cell, string Reason, string By, DateTimeOffset At, DateTimeOffset Until, string Returns)
{
    public static OverrideAnswer? Of(PinnedGrade? pinned) =>
        pinned is null ? null : new(pinned.Cell.Name, pinned.Reason, pinned.By, pinned.At, pinned.Until, pinned.Returns.Name);
}

/// <param name="Kind">criterion, adjustment, behaviour, groupCap, clamp or disqualifier.</param>
/// <param name="Points">Its part of the score.</param>
/// <param name="AxisPoints">Its part of fit or engagement.</param>
/// <param name="Raw">Points before weight, decay and cap.</param>
internal sealed record ScoreLine(
    LineKind Kind, Axis Axis, string Rule, string? Evidence, string? Terms, decimal Points, decimal AxisPoints, double Raw, int Count, double DecayFactor, double CapLoss, double? Weight, IReadOnlyList<DateTimeOffset> Moments)
{
    public static ScoreLine Of(LedgerLine line) => new(
        line.Kind, line.Axis, line.Rule, line.Evidence, line.Terms, line.Points, line.AxisPoints, line.Raw, line.Count, line.DecayFactor, line.CapLoss, line.Weight, line.Moments);
}
