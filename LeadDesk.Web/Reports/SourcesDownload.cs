using System.Security.Claims;
using LeadDesk.Core.Exchange.Sources;
using LeadDesk.Web.Api;
using LeadDesk.Web.Security;

namespace LeadDesk.Web.Reports;

/// <summary>The sources report as CSV, for people who are signed in, with the address of its page.</summary>
internal static class SourcesDownload
{
    public static void MapSourcesDownload(this WebApplication app) => app.MapGet("/sources.csv", SendAsync).RequireAuthorization().ExcludeFromDescription();

    private static Task<IResult> SendAsync([AsParameters] Asked asked, ClaimsPrincipal person, ExportSources export, KeptFiles kept, TimeProvider clock, CancellationToken cancellationToken)
    {
        var address = SourcesAddress.Read(asked.By, asked.Touch, asked.Days, asked.From, asked.To, asked.Segment, asked.Sort);
        var ask = address.Ask(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        return kept.SendAsync(CurrentActor.Of(person), "sources.csv", (actor, into) => export.RunAsync(actor, ask, address.Sort, into, cancellationToken));
    }

    private sealed record Asked(string? By, string? Touch, string? Days, DateOnly? From, DateOnly? To, int? Segment, string? Sort);
}
