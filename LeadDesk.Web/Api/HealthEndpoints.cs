using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Verification;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Web.Api;

internal static class HealthEndpoints
{
    /// <summary>No key is asked for: a load balancer has none, and the answers tell nothing.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Ok(new Health("live")))
            .WithTags("Health").WithSummary("Is the app running").AllowAnonymous();

        routes.MapGet("/health/ready", ReadyAsync)
            .WithTags("Health").WithSummary("Can it work: the database answers and is up to date").AllowAnonymous()
            .Produces<Health>().ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> ReadyAsync(IDbContextFactory<LeadDb> databases, ReadDisposable disposable, ILogger<Health> log, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            return (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any() ? NotReady("The database is being brought up to date.") : TypedResults.Ok(new Health("ready", disposable.Problem));
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            HealthLog.DatabaseIsAway(log, failure);
            return NotReady("The database does not answer.");
        }
    }

    private static IResult NotReady(string why) => Problems.Of(StatusCodes.Status503ServiceUnavailable, "Not ready", why);
}

/// <param name="Status">live or ready.</param>
/// <param name="Warning">What an admin should look at although the app works; null for nothing.</param>
internal sealed record Health(string Status, string? Warning = null);

internal static partial class HealthLog
{
    [LoggerMessage(LogLevel.Warning, "The database does not answer.")]
    public static partial void DatabaseIsAway(ILogger log, Exception failure);
}
