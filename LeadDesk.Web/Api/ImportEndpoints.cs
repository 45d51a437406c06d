using System.Security.Claims;
using LeadDesk.Core;
using LeadDesk.Core.Exchange.Imports;
using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Team;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadDesk.Web.Api;

internal static class ImportEndpoints
{
    public static void MapImports(this RouteGroupBuilder api)
    {
        api.MapPost("/imports", StartAsync).Needs(ApiScope.Import).WithTags("Imports")
            .WithSummary("Import a file of leads in the background")
            .WithDescription("multipart/form-data with a part \"file\" (CSV or XLSX) and, if wanted, a part \"mapping\" (JSON). Without a mapping the columns are recognised by their headers and the others become custom fields.")
            .Produces<ImportProgress>(StatusCodes.Status202Accepted).ProducesValidationProblem().ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

        api.MapGet("/imports/{id:long}", FindAsync).Needs(ApiScope.Import).WithTags("Imports")
            .WithSummary("How an import is getting on, or what came of it").Produces<ImportProgress>().ProducesProblem(StatusCodes.Status404NotFound);

        api.MapGet("/imports/{id:long}/errors.csv", ErrorsAsync).Needs(ApiScope.Import).WithTags("Imports")
            .WithSummary("The rows that made trouble, with the reason").Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> StartAsync(
        HttpRequest request, ClaimsPrincipal key, UploadFolder uploads, UploadFile upload, ForgetUpload forget, LookAtFile lookAt, StartImport start, FindImport find, CancellationToken cancellationToken)
    {
        var (actor, kept) = (key.AsApiActor(), 0L);
        var (problem, importId, mapping) = await ImportForm.ReadAsync(request, uploads.MaxBytes, KeepAsync, cancellationToken);
        var answer = problem ?? await BeginAsync(actor, importId, mapping, lookAt, start, find, cancellationToken);

        // Nobody knows the id of an import that was refused, so its file would stay for nothing.
        if (kept > 0 && answer is not Accepted<ImportProgress>)
        {
            await forget.RunAsync(actor, kept, CancellationToken.None);
        }

        return answer;

        async Task<(Outcome Outcome, long ImportId)> KeepAsync(Stream file, string name)
        {
            var result = await upload.RunAsync(actor, file, name, cancellationToken);
            kept = result.ImportId;
            return result;
        }
    }

    private static async Task<IResult> BeginAsync(Actor actor, long importId, ImportMapping? mapping, LookAtFile lookAt, StartImport start, FindImport find, CancellationToken cancellationToken)
    {
        if (mapping is null)
        {
            var (seen, look) = await lookAt.RunAsync(actor, importId, null, cancellationToken);

            if (!seen.Succeeded)
            {
                return Problems.Invalid("file", seen.Refusal!);
            }

            mapping = look!.Mapping;
        }

        var (started, _) = await start.RunAsync(actor, importId, mapping, cancellationToken);
        return started.Succeeded
            ? TypedResults.Accepted($"/api/v1/imports/{importId}", await find.RunAsync(actor, importId, cancellationToken))
            : Problems.Invalid("mapping", started.Refusal!);
    }

    private static async Task<IResult> FindAsync(long id, ClaimsPrincipal key, FindImport find, CancellationToken cancellationToken) =>
        await find.RunAsync(key.AsApiActor(), id, cancellationToken) is { } import ? TypedResults.Ok(import) : NoSuchImport(id);

    private static async Task<IResult> ErrorsAsync(long id, ClaimsPrincipal key, FindImport find, ImportErrorFile errors, CancellationToken cancellationToken) =>
        await find.RunAsync(key.AsApiActor(), id, cancellationToken) is null
            ? NoSuchImport(id)
            : TypedResults.Stream(output => errors.RunAsync(key.AsApiActor(), id, output, CancellationToken.None), "text/csv");

    private static IResult NoSuchImport(long id) => Problems.NotFound($"There is no import {id}.");
}
