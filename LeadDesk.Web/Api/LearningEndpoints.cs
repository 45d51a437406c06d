using System.Security.Claims;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Learning;
using LeadDesk.Core.Learning;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Api;

internal static class LearningEndpoints
{
    public static void MapLearning(this RouteGroupBuilder api)
    {
        var learning = api.MapGroup("/learning").WithTags("Learning");

        learning.MapPost("/train", TrainAsync).Needs(ApiScope.WriteModels)
            .WithSummary("Learn anew from all closed leads in the background")
            .WithDescription("Answers with the job; ask for it under /jobs/{id}. The result comes into use when it is no worse than the one before on the newest fifth. Needs 40 customers and 40 lost leads.")
            .Produces<JobProgress>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status409Conflict);

        learning.MapGet("/model", ReadAsync).Needs(ApiScope.ReadModels)
            .WithSummary("The card of the prediction in use, with its figures on leads it did not learn from").Produces<PredictionAnswer>();
    }

    private static async Task<IResult> TrainAsync(ClaimsPrincipal key, TrainPrediction train, FindJob find, CancellationToken cancellationToken)
    {
        var actor = key.AsApiActor();
        var (outcome, jobId) = await train.RunAsync(actor, cancellationToken);
        return outcome.Succeeded
            ? TypedResults.Accepted($"/api/v1/jobs/{jobId}", await find.RunAsync(actor, jobId, cancellationToken))
            : Problems.Of(StatusCodes.Status409Conflict, "Not enough outcomes yet", outcome.Refusal!);
    }

    private static async Task<IResult> ReadAsync(ClaimsPrincipal key, FindPrediction find, CancellationToken cancellationToken) =>
        TypedResults.Ok(PredictionAnswer.Of((await find.AskAsync(key.AsApiActor(), cancellationToken))!));
}

/// <param name="Ready">Whether a prediction is in use; otherwise only the message and the counts are there.</param>
/// <param name="Message">Why there is none yet, or why this one is in use.</param>
/// <param name="Won">Customers it was made with; before, those there are.</param>
/// <param name="LearnedFrom">How many leads, the oldest, were learned from; the figures are of the rest.</param>
/// <param name="Auc">On the leads that were not learned from, as are all figures; with its 95 % interval (DeLong).</param>
/// <param name="Ece">Expected calibration error over ten equally wide bins, 0 to 1.</param>
/// <param name="LiftAt10">How many times more customers are in the best tenth than in a tenth at random.</param>
/// <param name="LeftOut">What was not learned from, and why; leak says that it seemed to tell the outcome.</param>
internal sealed record PredictionAnswer(
    bool Ready, string Message, int? Version, DateTimeOffset? Date, DateTimeOffset? From, DateTimeOffset? To, long Won, long Lost, int? LearnedFrom, int? HeldOut,
    double? Auc, double? AucLow, double? AucHigh, double? LogLoss, double? Brier, double? Ece, double? LiftAt10, double? AveragePrecision,
    IReadOnlyList<FeatureAnswer> Features, IReadOnlyList<LeftOutAnswer> LeftOut, IReadOnlyList<CalibrationBin> Calibration)
{
    public static PredictionAnswer Of(PredictionState state) => state.Card is not { } card
        ? new(false, state.NotEnough ?? "nothing was learned yet; start it with POST /api/v1/learning/train", null, null, null, null, state.Won, state.Lost, null, null, null, null, null, null, null, null, null, null, [], [], [])
        : new(
            true, card.Verdict, card.Number, card.At, card.From, card.To, card.Won, card.Lost, card.LearnedFrom, card.HeldOut.Leads, card.HeldOut.Auc, card.HeldOut.AucLow, card.HeldOut.AucHigh,
            card.HeldOut.LogLoss, card.HeldOut.Brier, card.HeldOut.Ece, card.HeldOut.Lift, card.HeldOut.Precision, [.. card.Features.Select(one => new FeatureAnswer(one.Key, one.Name, one.Information, one.Missing))],
            [.. card.LeftOut.Select(one => new LeftOutAnswer(one.Key, one.Name, one.Why, one.IsLeak))], card.HeldOut.Bins);
}

/// <param name="InformationValue">Alone, among the leads learned from.</param>
internal sealed record FeatureAnswer(string Key, string Name, double InformationValue, double Missing);

internal sealed record LeftOutAnswer(string Key, string Name, string Why, bool Leak);

/// <summary>Something that makes a lead likelier, or less likely, than the mean lead.</summary>
/// <param name="Direction">for or against.</param>
/// <param name="LogOdds">How much it adds to the log-odds.</param>
/// <param name="Rate">Share of the leads alike in this that became customers, 0 to 1, with its 95 % interval.</param>
/// <param name="Leads">How many leads were alike in this.</param>
internal sealed record ReasonAnswer(string Words, string Direction, double LogOdds, double Rate, double Low, double High, long Leads)
{
    public static IReadOnlyList<ReasonAnswer> Of(Chance chance) => [.. chance.For.Concat(chance.Against).Select(Of)];

    private static ReasonAnswer Of(Reason reason) =>
        new(reason.Words, reason.LogOdds > 0 ? "for" : "against", reason.LogOdds, reason.Rate, reason.Interval.Low, reason.Interval.High, reason.Leads);
}
