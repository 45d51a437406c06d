using System.Security.Claims;
using LeadDesk.Core.Exchange.Sources;
using LeadDesk.Web.Security;

namespace LeadDesk.Web.Reports;

/// <summary>The sources report as CSV, for people who are signed in, with the address of its page.</summary>
internal static class SourcesDownload
{
    public static void MapSourcesDownload(this WebApplication app) => app.MapGet("/sources.csv", SendAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> SendAsync([AsParameters] Asked asked, ClaimsPrincipal person, ExportSources export, TimeProvider clock, CancellationToken cancellationToken)
    {
        var address = SourcesAddress.Read(asked.By, asked.Touch, asked.Days, asked.From, asked.To, asked.Segment, asked.Sort);
        var into = new MemoryStream();
        return CurrentActor.Of(person) is { } actor && (await export.RunAsync(actor, address.Ask(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)), address.Sort, into, cancellationToken)).Succeeded
            ? TypedResults.File(into.ToArray(), "text/csv; charset=utf-8", "sources.csv")
            : TypedResults.Forbid();
    }

    private sealed record Asked(string? By, string? Touch, string? Days, DateOnly? From, DateOnly? To, int? Segment, string? Sort);
}
