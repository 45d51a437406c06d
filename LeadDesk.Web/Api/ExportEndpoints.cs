using System.Security.Claims;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Exchange.Export;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Web.Security;
using LeadDesk.Web.Sla;

namespace LeadDesk.Web.Api;

/// <summary>Files to download, for programs with a key and for people who are signed in.</summary>
internal static class ExportEndpoints
{
    public static void MapExports(this RouteGroupBuilder api)
    {
        api.MapGet("/exports/mql.xlsx", (FilterQuery query, HttpRequest request, ExportMqls export, KeptFiles kept, CancellationToken ct) =>
                SendAsync(request, request.HttpContext.User.AsApiActor(), query.Filter, ExportFormat.Xlsx, export, kept, ct))
            .WithSummary("Download MQLs as a workbook").AsDownload(KeptFiles.Workbook);
        api.MapGet("/exports/mql.csv", (FilterQuery query, HttpRequest request, ExportMqls export, KeptFiles kept, CancellationToken ct) =>
                SendAsync(request, request.HttpContext.User.AsApiActor(), query.Filter, ExportFormat.Csv, export, kept, ct))
            .WithSummary("Download MQLs as CSV").AsDownload("text/csv");
        api.MapGet("/exports/saved", SavedAsync).Needs(ApiScope.Export).WithTags("Exports")
            .WithSummary("Saved exports").WithDescription("Each with when it last left and when it leaves next.").Produces<IReadOnlyList<SavedExportAnswer>>();
        api.MapPost("/exports/saved/{id:int}/run", RunAsync).Needs(ApiScope.Export).WithTags("Exports")
            .WithSummary("Make a saved export in the background").WithDescription("Answers with the job; ask for it under /jobs/{id}. When it is finished, the export's lastFile says where the file is.")
            .Produces<JobProgress>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/exports/files/{id:long}", (long id, ClaimsPrincipal key, KeptFiles kept, CancellationToken ct) => kept.SendAgainAsync(key.AsApiActor(), id, ct)).Needs(ApiScope.Export).WithTags("Exports")
            .WithSummary("Fetch the file of an export again").WithDescription("Files are kept for 30 days.").Produces(StatusCodes.Status200OK, contentType: KeptFiles.Workbook).ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>The same for people who are signed in, with the filters of the pages' addresses.</summary>
    public static void MapDownloads(this WebApplication app)
    {
        var people = app.MapGroup("").RequireAuthorization().AddEndpointFilter(Checked.RefuseWhatWasWrong).ExcludeFromDescription();
        people.MapGet("/exports/mql.xlsx", (HttpRequest request, FilterChoices choices, ExportMqls export, KeptFiles kept, CancellationToken ct) => SendShownAsync(request, ExportFormat.Xlsx, choices, export, kept, ct));
        people.MapGet("/exports/mql.csv", (HttpRequest request, FilterChoices choices, ExportMqls export, KeptFiles kept, CancellationToken ct) => SendShownAsync(request, ExportFormat.Csv, choices, export, kept, ct));
        people.MapGet("/exports/{id:long}/file", (long id, ClaimsPrincipal person, KeptFiles kept, CancellationToken ct) => kept.SendAgainAsync(CurrentActor.Of(person), id, ct));
        people.MapGet("/sla/export.csv", (int? days, string? state, int? owner, string? cell, string? kind, ClaimsPrincipal person, ExportFollowUp export, KeptFiles kept, CancellationToken ct) =>
            kept.SendAsync(CurrentActor.Of(person), "follow-up.csv", (actor, into) => export.RunAsync(actor, FollowUpAddress.Read(days, state, owner, cell, kind, null), into, ct)));
        people.MapGet("/grades.csv", (FilterQuery query, ClaimsPrincipal person, ExportGrades export, KeptFiles kept, CancellationToken ct) =>
            kept.SendAsync(CurrentActor.Of(person), "grades.csv", (actor, into) => export.RunAsync(actor, query.Filter, into, ct)));
    }

    private static async Task<IResult> SavedAsync(ClaimsPrincipal key, ExportList list, CancellationToken cancellationToken) =>
        TypedResults.Ok((await list.AskAsync(key.AsApiActor(), cancellationToken)).Exports.Select(SavedExportAnswer.Of).ToList());

    private static async Task<IResult> RunAsync(int id, ClaimsPrincipal key, StartExport start, FindJob find, CancellationToken cancellationToken)
    {
        var actor = key.AsApiActor();
        var (outcome, jobId) = await start.RunAsync(actor, id, cancellationToken);
        return outcome.Succeeded ? TypedResults.Accepted($"/api/v1/jobs/{jobId}", await find.RunAsync(actor, jobId, cancellationToken)) : Problems.NotFound(outcome.Refusal!);
    }

    private static async Task<IResult> SendShownAsync(HttpRequest request, ExportFormat format, FilterChoices choices, ExportMqls export, KeptFiles kept, CancellationToken cancellationToken)
    {
        var filter = await LeadQuery.WithSegmentAsync(request.HttpContext, LeadFilterText.Read(request.QueryString.Value, await choices.FieldsAsync(cancellationToken)));

        // "stage=" asks for every stage; without the word it is what sales works on.
        filter = request.Query.ContainsKey("stage") && filter.Stages.Count == 0 ? filter with { Stages = Stage.All } : filter;
        return await SendAsync(request, CurrentActor.Of(request.HttpContext.User), filter, format, export, kept, cancellationToken);
    }

    private static void AsDownload(this RouteHandlerBuilder endpoint, string type) => endpoint.Needs(ApiScope.Export).WithTags("Exports")
        .WithDescription("The filters are those of GET /leads; without a stage it is mql, sal and sql.").Asks(LeadQuery.FilterMembers)
        .Produces(StatusCodes.Status200OK, contentType: type);

    private static Task<IResult> SendAsync(HttpRequest request, Actor? actor, LeadFilter filter, ExportFormat format, ExportMqls export, KeptFiles kept, CancellationToken cancellationToken)
    {
        var site = new Uri($"{request.Scheme}://{request.Host}{request.PathBase}/");
        return kept.SendAsync(actor, format == ExportFormat.Xlsx ? "mql.xlsx" : "mql.csv", (by, into) => export.RunAsync(by, filter, format, site, into, cancellationToken));
    }
}

/// <param name="Leads">Which leads, in words.</param>
/// <param name="LastFile">Where the file of the last time can be fetched; null when there is none any more.</param>
/// <param name="NextAt">When it leaves by itself; null when it does not.</param>
internal sealed record SavedExportAnswer(int Id, string Name, string Leads, string? Owner, DateTimeOffset? LastAt, long? LastRows, string? LastFile, DateTimeOffset? NextAt, string? Stopped)
{
    public static SavedExportAnswer Of(ExportRun run) => new(
        run.Export.Id, run.Export.Name, run.Words, run.Owner, run.Last?.At, run.Last?.Rows, run.Last is { CanFetch: true } last ? $"/api/v1/exports/files/{last.Id}" : null, run.Export.NextAt, run.Export.Stopped);
}
