using System.Security.Claims;
using LeadDesk.Core;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Exchange.Export;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Web.Leads;
using LeadDesk.Web.Security;
using LeadDesk.Web.Sla;

namespace LeadDesk.Web.Api;

/// <summary>Files to download, for programs with a key and for people who are signed in.</summary>
internal static class ExportEndpoints
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Csv = "text/csv; charset=utf-8";

    public static void MapExports(this RouteGroupBuilder api)
    {
        api.MapGet("/exports/mql.xlsx", (FilterQuery query, HttpRequest request, ExportMqls export, CancellationToken ct) =>
                SendAsync(request, request.HttpContext.User.AsApiActor(), query.Filter, ExportFormat.Xlsx, export, ct))
            .WithSummary("Download MQLs as a workbook").AsDownload(Workbook);
        api.MapGet("/exports/mql.csv", (FilterQuery query, HttpRequest request, ExportMqls export, CancellationToken ct) =>
                SendAsync(request, request.HttpContext.User.AsApiActor(), query.Filter, ExportFormat.Csv, export, ct))
            .WithSummary("Download MQLs as CSV").AsDownload("text/csv");
    }

    /// <summary>The same for people who are signed in, with the filters of the pages' addresses.</summary>
    public static void MapDownloads(this WebApplication app)
    {
        var people = app.MapGroup("").RequireAuthorization().AddEndpointFilter(Checked.RefuseWhatWasWrong).ExcludeFromDescription();
        people.MapGet("/exports/mql.xlsx", (HttpRequest request, FilterChoices choices, ExportMqls export, CancellationToken ct) => SendShownAsync(request, ExportFormat.Xlsx, choices, export, ct));
        people.MapGet("/exports/mql.csv", (HttpRequest request, FilterChoices choices, ExportMqls export, CancellationToken ct) => SendShownAsync(request, ExportFormat.Csv, choices, export, ct));
        people.MapGet("/sla/export.csv", (int? days, string? state, int? owner, string? cell, string? kind, ClaimsPrincipal person, ExportFollowUp export, CancellationToken ct) =>
            SendAsync(CurrentActor.Of(person), "follow-up.csv", Csv, (actor, into) => export.RunAsync(actor, FollowUpAddress.Read(days, state, owner, cell, kind, null), into, ct)));
        people.MapGet("/grades.csv", (FilterQuery query, ClaimsPrincipal person, ExportGrades export, CancellationToken ct) =>
            SendAsync(CurrentActor.Of(person), "grades.csv", Csv, (actor, into) => export.RunAsync(actor, query.Filter, into, ct)));
    }

    private static async Task<IResult> SendShownAsync(HttpRequest request, ExportFormat format, FilterChoices choices, ExportMqls export, CancellationToken cancellationToken)
    {
        var filter = await LeadQuery.WithSegmentAsync(request.HttpContext, LeadFilterUrl.Read(request.QueryString.Value, await choices.FieldsAsync(cancellationToken)));

        // "stage=" asks for every stage; without the word it is what sales works on.
        filter = request.Query.ContainsKey("stage") && filter.Stages.Count == 0 ? filter with { Stages = Stage.All } : filter;
        return await SendAsync(request, CurrentActor.Of(request.HttpContext.User), filter, format, export, cancellationToken);
    }

    private static void AsDownload(this RouteHandlerBuilder endpoint, string type) => endpoint.Needs(ApiScope.Export).WithTags("Exports")
        .WithDescription("The filters are those of GET /leads; without a stage it is mql, sal and sql.").Asks(LeadQuery.FilterMembers)
        .Produces(StatusCodes.Status200OK, contentType: type);

    private static Task<IResult> SendAsync(HttpRequest request, Actor? actor, LeadFilter filter, ExportFormat format, ExportMqls export, CancellationToken cancellationToken)
    {
        var site = new Uri($"{request.Scheme}://{request.Host}{request.PathBase}/");
        var (name, type) = format == ExportFormat.Xlsx ? ("mql.xlsx", Workbook) : ("mql.csv", Csv);
        return SendAsync(actor, name, type, async (by, into) => (await export.RunAsync(by, filter, format, site, into, cancellationToken)).Outcome);
    }

    // Through a file of its own: what breaks half-way is an error and not half a workbook, and memory stays small however slow the line is.
    private static async Task<IResult> SendAsync(Actor? actor, string name, string type, Func<Actor, Stream, Task<Outcome>> write)
    {
        if (actor is null)
        {
            return TypedResults.Unauthorized();
        }

        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 65536, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

        try
        {
            if (await write(actor, file) is { Refusal: { } refusal })
            {
                await file.DisposeAsync();
                return Problems.Of(StatusCodes.Status403Forbidden, "Not allowed", refusal);
            }
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        file.Position = 0;
        return TypedResults.Stream(file, type, name);
    }
}
