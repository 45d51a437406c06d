using LeadDesk.Core.Exchange.Export;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Api;

/// <summary>
/// Hands out exports, and keeps each to be fetched again. It goes through a file: what breaks half-way is an error and not half a workbook,
/// and memory stays small however slow the line is.
/// </summary>
internal sealed class KeptFiles(ExportFolder folder, KeepFile keep, FetchExport fetch)
{
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="write">Writes the file and notes that it left.</param>
    public async Task<IResult> SendAsync(Actor? actor, string name, Func<Actor, Stream, Task<Exported>> write)
    {
        if (actor is null)
        {
            return TypedResults.Unauthorized();
        }

        var (file, storedName) = folder.Begin();
        var isKept = false;

        try
        {
            var exported = await write(actor, file);

            if (exported.Outcome.Refusal is { } refusal)
            {
                return Problems.Of(StatusCodes.Status403Forbidden, "Not allowed", refusal);
            }

            await keep.RunAsync(exported.EntryId, storedName, name, CancellationToken.None);
            file.Position = 0;
            isKept = true;
            return TypedResults.Stream(file, TypeOf(name), name);
        }
        finally
        {
            if (!isKept)
            {
                await file.DisposeAsync();
                folder.Forget(storedName);
            }
        }
    }

    public async Task<IResult> SendAgainAsync(Actor? actor, long entryId, CancellationToken cancellationToken)
    {
        if (actor is null)
        {
            return TypedResults.Unauthorized();
        }

        var (outcome, path, name) = await fetch.RunAsync(actor, entryId, cancellationToken);
        return outcome.Refusal is { } refusal ? Problems.Of(StatusCodes.Status404NotFound, "Not there", refusal) : TypedResults.PhysicalFile(path!, TypeOf(name!), name);
    }

    private static string TypeOf(string name) => name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? Workbook : "text/csv; charset=utf-8";
}
