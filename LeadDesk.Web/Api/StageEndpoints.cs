using System.Security.Claims;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Api;

internal static class StageEndpoints
{
    public static void MapStages(this RouteGroupBuilder api)
    {
        api.MapGet("/leads/{id:long}/stage", ReadAsync).Needs(ApiScope.ReadLeads).WithTags("Stages")
            .WithSummary("Where a lead stands, where it may go from there, and what each move asks for")
            .Produces<StageAnswer>().ProducesProblem(StatusCodes.Status404NotFound);

        api.MapPost("/leads/{id:long}/stage", MoveAsync).Needs(ApiScope.WriteLeads).WithTags("Stages")
            .WithSummary("Move a lead to another stage")
            .WithDescription("Refused with 409 when the table of moves has no such row, when something is missing that the move asks for, or when the lead is no longer in the stage that was seen.")
            .Produces<StageAnswer>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
    }

    private static async Task<IResult> ReadAsync(long id, ClaimsPrincipal key, MoveChoices choices, CancellationToken cancellationToken) =>
        await choices.AskAsync(key.AsApiActor(), id, cancellationToken) is { } sheet ? TypedResults.Ok(StageAnswer.Of(sheet)) : LeadEndpoints.NoSuchLead(id);

    private static async Task<IResult> MoveAsync(long id, Body<StageBody> body, ClaimsPrincipal key, MoveLead move, MoveChoices choices, CancellationToken cancellationToken)
    {
        var (actor, asked) = (key.AsApiActor(), body.Value);

        if (Stage.Find(asked.To) is not { } to)
        {
            return Problems.Invalid("to", $"must be one of {string.Join(", ", Stage.All.Select(stage => stage.Key))}");
        }

        if (await choices.AskAsync(actor, id, cancellationToken) is not { } before)
        {
            return LeadEndpoints.NoSuchLead(id);
        }

        if (asked.Seen is not null && Stage.Find(asked.Seen) is null)
        {
            return Problems.Invalid("seen", $"must be one of {string.Join(", ", Stage.All.Select(stage => stage.Key))}");
        }

        var entry = new MoveEntry(to, asked.ReasonKey, asked.Reason, asked.ReturnsAt, asked.Value, asked.CloseDate, asked.OverrideGate ?? false);
        var outcome = await move.RunAsync(actor, id, Stage.Find(asked.Seen) ?? before.Stage, entry, cancellationToken);
        return outcome.Refusal is { } refusal
            ? Problems.Of(StatusCodes.Status409Conflict, "Not possible now", refusal)
            : await ReadAsync(id, key, choices, cancellationToken);
    }
}

/// <summary>A move. Which of it is needed is said by GET of the same address.</summary>
internal sealed record StageBody
{
    /// <summary>The stage's key, such as "sal".</summary>
    public required string To { get; init; }

    /// <summary>The stage in which the lead was last seen; when it is another one by now, nothing is moved.</summary>
    public string? Seen { get; init; }

    /// <summary>One of the desk's reasons for the stage.</summary>
    public string? ReasonKey { get; init; }

    /// <summary>In own words, up to 1,000 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>When a recycled lead comes back, with offset.</summary>
    public DateTimeOffset? ReturnsAt { get; init; }

    /// <summary>What the deal is worth, in the desk's currency.</summary>
    public double? Value { get; init; }
    public DateOnly? CloseDate { get; init; }

    /// <summary>Lets the lead through before its checklist passes; needs a reason.</summary>
    public bool? OverrideGate { get; init; }
}

internal sealed record StageAnswer(long LeadId, string Stage, string Gate, bool GatePasses, IReadOnlyList<MoveAnswer> Moves)
{
    public static StageAnswer Of(MoveSheet sheet) => new(
        sheet.LeadId, sheet.Stage.Key, sheet.Gate.Words, sheet.Gate.Passes,
        [.. sheet.Moves.Select(move => new MoveAnswer(
            move.To.Key, move.Needs(MoveAsks.Reason), move.Needs(MoveAsks.ReturnDate), move.Needs(MoveAsks.Deal), move.Needs(MoveAsks.Gate), [.. sheet.ReasonsFor(move.To).Select(reason => reason.Key)]))]);
}

/// <param name="Reasons">Keys of the desk's reasons; own words do as well.</param>
internal sealed record MoveAnswer(string To, bool NeedsReason, bool NeedsReturnDate, bool NeedsValueAndCloseDate, bool NeedsGate, IReadOnlyList<string> Reasons);
