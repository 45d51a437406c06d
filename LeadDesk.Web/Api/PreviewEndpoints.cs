using System.Security.Claims;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Api;

internal static class PreviewEndpoints
{
    public static void MapModelPreviews(this RouteGroupBuilder models)
    {
        models.MapPost("/{id:int}/preview", StartAsync).Needs(ApiScope.WriteModels)
            .WithSummary("Reckon what publishing a model's draft would do").WithDescription("In the background, over all leads; nothing is changed by it. Answers with the job; ask for the figures at the same address. A newer request for the same draft stops an older one.")
            .Produces<JobProgress>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        models.MapGet("/{id:int}/preview", ReadAsync).Needs(ApiScope.ReadModels)
            .WithSummary("What publishing a model's draft would do").WithDescription("As reckoned last, with the job of a newer reckoning while there is one.")
            .Produces<PreviewToldAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> StartAsync(int id, ClaimsPrincipal key, ModelPage models, PreviewModel preview, FindPreview find, CancellationToken cancellationToken)
    {
        var actor = key.AsApiActor();

        if (await models.RunAsync(actor, id, cancellationToken) is not { } model)
        {
            return NoModel(id);
        }

        if (model.DraftVersion is not { } draft)
        {
            return NoDraft(model);
        }

        var (outcome, _) = await preview.RunAsync(actor, draft.Id, cancellationToken);
        return outcome.Succeeded
            ? TypedResults.Accepted($"/api/v1/models/{id}/preview", (await find.RunAsync(actor, draft.Id, cancellationToken))?.Newer)
            : Problems.Of(StatusCodes.Status409Conflict, "Not possible now", outcome.Refusal!);
    }

    private static async Task<IResult> ReadAsync(int id, ClaimsPrincipal key, ModelPage models, FindPreview find, CancellationToken cancellationToken)
    {
        var actor = key.AsApiActor();

        if (await models.RunAsync(actor, id, cancellationToken) is not { } model)
        {
            return NoModel(id);
        }

        return model is { Draft: { } definition, DraftVersion: { } draft } && await find.RunAsync(actor, draft.Id, cancellationToken) is { } state
            ? TypedResults.Ok(PreviewToldAnswer.Of(draft.Number, definition, state)) : NoDraft(model, StatusCodes.Status404NotFound);
    }

    private static IResult NoModel(int id) => Problems.NotFound($"There is no model {id}.");

    private static IResult NoDraft(ModelAtHand model, int status = StatusCodes.Status409Conflict) =>
        Problems.Of(status, "No draft", $"{model.Name} has no draft, so there is nothing to preview.");
}

/// <param name="Version">The number of the draft.</param>
/// <param name="Job">A reckoning that waits, is under way, failed or was cancelled since; null when there is none.</param>
/// <param name="Figures">Null until one has come to its end.</param>
internal sealed record PreviewToldAnswer(int Version, JobProgress? Job, PreviewFiguresAnswer? Figures)
{
    public static PreviewToldAnswer Of(int version, ModelDefinition definition, PreviewState state) =>
        new(version, state.Newer, state.Answer is { } answer ? PreviewFiguresAnswer.Of(definition, answer) : null);
}

/// <param name="At">The moment that it was reckoned for.</param>
/// <param name="IsOutdated">The draft was changed, or other models are in use, since.</param>
/// <param name="Leads">Leads that the draft is for or that the published version rates.</param>
/// <param name="Flows">Leads that get another cell.</param>
/// <param name="Deeds">What the desk would do at once.</param>
/// <param name="FirstWeek">The Monday at which the first of the twelve whole weeks begins.</param>
/// <param name="MqlsBefore">MQLs of each of these weeks under the published models.</param>
/// <param name="MqlsAfter">The same with the draft.</param>
internal sealed record PreviewFiguresAnswer(
    DateTimeOffset At, string By, bool IsOutdated, int Leads, int Come, int Go, int Changed, IReadOnlyList<PreviewFlowAnswer> Flows, IReadOnlyDictionary<string, int> Deeds, int HeldBackQuietly,
    DateTimeOffset FirstWeek, IReadOnlyList<int> MqlsBefore, IReadOnlyList<int> MqlsAfter, PreviewVerdict Won, PreviewVerdict Lost)
{
    public static PreviewFiguresAnswer Of(ModelDefinition draft, PreviewAnswer answer)
    {
        var figures = answer.Figures;
        return new(
            answer.At, answer.By, answer.IsOvertaken || ModelDiff.Between(answer.Definition, draft, key => key).Count > 0, figures.Leads, figures.Come, figures.Go, figures.Changed,
            [.. figures.Flows.Select(flow => new PreviewFlowAnswer(flow.From.Name, flow.To.Name, flow.Leads))], figures.Deeds, figures.HeldBackQuietly,
            figures.FirstWeek, figures.PerWeek(draft: false), figures.PerWeek(draft: true), figures.Won, figures.Lost);
    }
}

internal sealed record PreviewFlowAnswer(string From, string To, int Leads);
