using System.Security.Claims;
using LeadDesk.Core;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Api;

internal static class AssessmentEndpoints
{
    public static void MapAssessments(this RouteGroupBuilder api)
    {
        api.MapGet("/frameworks", FrameworksAsync).Needs(ApiScope.ReadModels).WithTags("Qualification")
            .WithSummary("The frameworks by which leads are qualified").Produces<IReadOnlyList<FrameworkAnswer>>();

        api.MapGet("/leads/{id:long}/assessment", ReadAsync).Needs(ApiScope.ReadLeads).WithTags("Qualification")
            .WithSummary("What is known of a lead, its score and the gate's verdict").Produces<AssessmentAnswer>().ProducesProblem(StatusCodes.Status404NotFound);

        api.MapPut("/leads/{id:long}/assessment", SwitchAsync).Needs(ApiScope.WriteLeads).WithTags("Qualification")
            .WithSummary("Qualify a lead by the newest version of a framework").WithDescription("Every answer is kept, those too that the framework does not ask for.")
            .Produces<AssessmentAnswer>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

        api.MapPut("/leads/{id:long}/answers/{facet}", AnswerAsync).Needs(ApiScope.WriteLeads).WithTags("Qualification")
            .WithSummary("Answer a question about a lead").WithDescription("The facet is such as money-budget. With a version, an answer that somebody else changed since is left as it is and the call is refused.")
            .Produces<AssessmentAnswer>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
    }

    private static async Task<IResult> FrameworksAsync(ClaimsPrincipal key, FrameworkList frameworks, CancellationToken cancellationToken) =>
        TypedResults.Ok((await frameworks.AskAsync(key.AsApiActor(), cancellationToken)).Frameworks.Select(FrameworkAnswer.Of).ToList());

    private static async Task<IResult> ReadAsync(long id, ClaimsPrincipal key, LeadChecklist checklist, CancellationToken cancellationToken) =>
        await checklist.AskAsync(key.AsApiActor(), id, cancellationToken) is { } found ? TypedResults.Ok(AssessmentAnswer.Of(found)) : LeadEndpoints.NoSuchLead(id);

    private static async Task<IResult> SwitchAsync(long id, Body<AssessmentBody> body, ClaimsPrincipal key, FrameworkList frameworks, SwitchFramework change, LeadChecklist checklist, CancellationToken cancellationToken)
    {
        var actor = key.AsApiActor();
        var offered = (await frameworks.AskAsync(actor, cancellationToken)).Frameworks.Where(row => row.RetiredAt is null).ToList();

        return offered.Find(row => row.Definition.Name == body.Value.Framework) is not { } chosen
            ? Problems.Invalid("framework", $"must be one of {string.Join(", ", offered.Select(row => row.Definition.Name))}")
            : await ToldAsync(id, actor, await change.RunAsync(actor, id, chosen.Id, cancellationToken), checklist, cancellationToken);
    }

    private static async Task<IResult> AnswerAsync(long id, string facet, Body<AnswerBody> body, ClaimsPrincipal key, AnswerQuestion answer, LeadChecklist checklist, CancellationToken cancellationToken)
    {
        var actor = key.AsApiActor();

        if (await checklist.AskAsync(actor, id, cancellationToken) is not { } before)
        {
            return LeadEndpoints.NoSuchLead(id);
        }

        var line = before.Lines.FirstOrDefault(line => Facet.FieldKey(line.Element.Facet) == facet);
        var known = line?.Answer ?? before.SaidElsewhere.FirstOrDefault(other => Facet.FieldKey(other.Facet) == facet);

        if (((line?.Element.Facet ?? known?.Facet ?? Facet.All.FirstOrDefault(own => Facet.FieldKey(own.Key) == facet)?.Key) is not { } wanted) || (line?.Element.Answer ?? Facet.Find(wanted)?.Type) is not { } type)
        {
            return Problems.NotFound($"There is no answer {facet}. Those of the desk are {string.Join(", ", Facet.All.Select(own => Facet.FieldKey(own.Key)))}.");
        }

        var (entry, errors) = body.Value.Read(wanted, type, known?.Version ?? 0);
        return errors.Count > 0 ? Problems.Invalid(errors) : await ToldAsync(id, actor, (await answer.RunAsync(actor, id, entry!, cancellationToken)).Outcome, checklist, cancellationToken);
    }

    private static async Task<IResult> ToldAsync(long id, Actor actor, Outcome outcome, LeadChecklist checklist, CancellationToken cancellationToken) =>
        await checklist.AskAsync(actor, id, cancellationToken) is not { } found ? LeadEndpoints.NoSuchLead(id)
        : outcome.Refusal is { } refusal ? Problems.Of(StatusCodes.Status409Conflict, "Not possible now", refusal)
        : TypedResults.Ok(AssessmentAnswer.Of(found));
}

internal sealed record AssessmentBody
{
    /// <summary>The framework's name, such as MEDDIC.</summary>
    public required string Framework { get; init; }
}
