using System.Security.Claims;
using LeadDesk.Core;
using LeadDesk.Core.Desk.Learning;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Api;

internal static class OverrideEndpoints
{
    public static void MapOverrides(this RouteGroupBuilder api)
    {
        api.MapPut("/leads/{id:long}/override", PinAsync).Needs(ApiScope.WriteLeads).WithTags("Scores")
            .WithSummary("Pin a lead's grade until a moment, over what scoring finds")
            .WithDescription("The computed grade goes on beside it and is back when the override ends. One that is on already is replaced.")
            .Produces<ScoreAnswer>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

        api.MapDelete("/leads/{id:long}/override", EndAsync).Needs(ApiScope.WriteLeads).WithTags("Scores")
            .WithSummary("End the override of a lead's grade; the computed one counts again")
            .Produces<ScoreAnswer>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> PinAsync(long id, Body<OverrideBody> body, ClaimsPrincipal key, OverrideGrade pin, ScoreLedger ledger, LeadChance chance, CancellationToken cancellationToken)
    {
        var (actor, asked) = (key.AsApiActor(), body.Value);

        if (!Cell.TryParse(asked.Cell, out var cell))
        {
            return Problems.Invalid("cell", "must be A1 to D4");
        }

        if (string.IsNullOrWhiteSpace(asked.Reason) || asked.Reason.Trim().Length > OverrideEntry.LongestReason)
        {
            return Problems.Invalid("reason", $"must have 1 to {OverrideEntry.LongestReason} characters");
        }

        return await AnswerAsync(id, actor, await pin.RunAsync(actor, id, new OverrideEntry(cell, asked.Reason, asked.Until), null, cancellationToken), ledger, chance, cancellationToken);
    }

    private static async Task<IResult> EndAsync(long id, ClaimsPrincipal key, EndOverride end, ScoreLedger ledger, LeadChance chance, CancellationToken cancellationToken)
    {
        var actor = key.AsApiActor();
        return await AnswerAsync(id, actor, await end.RunAsync(actor, id, null, cancellationToken), ledger, chance, cancellationToken);
    }

    // What does not exist is told apart from what is refused by asking for it.
    private static async Task<IResult> AnswerAsync(long id, Actor actor, Outcome outcome, ScoreLedger ledger, LeadChance chance, CancellationToken cancellationToken) =>
        await ledger.RunAsync(actor, id, cancellationToken) is not { } story || await chance.AskAsync(actor, id, cancellationToken) is not { } foretold ? LeadEndpoints.NoSuchLead(id)
        : outcome.Refusal is { } refusal ? Problems.Of(StatusCodes.Status409Conflict, "Not possible now", refusal)
        : TypedResults.Ok(ScoreAnswer.Of(id, story, foretold));
}

/// <summary>A grade that a person or another system knows better.</summary>
internal sealed record OverrideBody
{
    /// <summary>A1 to D4.</summary>
    public required string Cell { get; init; }

    /// <summary>Why, 1 to 1,000 characters; shown beside the grade.</summary>
    public required string Reason { get; init; }

    /// <summary>When it ends, with offset; in the future, at most a year ahead.</summary>
    public required DateTimeOffset Until { get; init; }
}
