using System.Security.Claims;
using LeadDesk.Core.Exchange.Imports;
using LeadDesk.Web.Security;

namespace LeadDesk.Web.Exchange;

internal static class ImportDownloads
{
    public static void MapImportDownloads(this WebApplication app) => app.MapGet("/import/{id:long}/errors.csv", ErrorsAsync).RequireAuthorization();

    private static async Task<IResult> ErrorsAsync(long id, ClaimsPrincipal user, FindImport find, ImportErrorFile errors, CancellationToken cancellationToken) =>
        CurrentActor.Of(user) is { } actor && await find.RunAsync(actor, id, cancellationToken) is not null
            ? TypedResults.Stream(output => errors.RunAsync(actor, id, output, CancellationToken.None), "text/csv", $"import-{id}-remarks.csv")
            : TypedResults.NotFound();
}
