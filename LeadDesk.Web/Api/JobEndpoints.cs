using System.Security.Claims;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;

namespace LeadDesk.Web.Api;

internal static class JobEndpoints
{
    public static void MapJobs(this RouteGroupBuilder api)
    {
        api.MapPost("/rescore", RescoreAsync).Needs(ApiScope.Rescore).WithTags("Scores")
            .WithSummary("Score every lead anew in the background").WithDescription("Answers with the job; ask for it under /jobs/{id}. One that still waits is answered again instead of lined up twice.")
            .Produces<JobProgress>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status409Conflict);

        api.MapGet("/jobs/{id:long}", FindAsync).Needs(ApiScope.ReadLeads).WithTags("Jobs")
            .WithSummary("How a job is getting on").Produces<JobProgress>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> RescoreAsync(ClaimsPrincipal key, StartJob start, FindJob find, CancellationToken cancellationToken)
    {
        var actor = key.AsApiActor();
        var (outcome, jobId) = await start.RunAsync(actor, JobKind.Rescore, "{}", cancellationToken);
        return outcome.Succeeded
            ? TypedResults.Accepted($"/api/v1/jobs/{jobId}", await find.RunAsync(actor, jobId, cancellationToken))
            : Problems.Of(StatusCodes.Status409Conflict, "Not possible now", outcome.Refusal!);
    }

    private static async Task<IResult> FindAsync(long id, ClaimsPrincipal key, FindJob find, CancellationToken cancellationToken) =>
        await find.RunAsync(key.AsApiActor(), id, cancellationToken) is { } job ? TypedResults.Ok(job) : Problems.NotFound($"There is no job {id}.");
}
