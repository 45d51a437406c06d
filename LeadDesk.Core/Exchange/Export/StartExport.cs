using System.Text.Json;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>Puts a saved export in line: its file is made in the background and can then be fetched.</summary>
public sealed class StartExport(IDbContextFactory<LeadDb> databases, StartJob start)
{
    /// <returns>The job's id; 0 when refused.</returns>
    public async Task<(Outcome Outcome, long JobId)> RunAsync(Actor actor, int exportId, CancellationToken cancellationToken = default)
    {
        if (!actor.Exports)
        {
            return (ExportShelf.MayNot, 0);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.ExportDefinitions.VisibleTo(actor).AnyAsync(export => export.Id == exportId, cancellationToken)
            ? await start.RunAsync(actor, JobKind.Export, new ExportJobInput(exportId, false).ToJson(), cancellationToken)
            : (ExportShelf.NotThere, 0);
    }
}

/// <summary>What a job knows of its export.</summary>
/// <param name="Delivers">Whether it goes to its addresses and folder, as it does by itself.</param>
internal sealed record ExportJobInput(int ExportId, bool Delivers)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static ExportJobInput Of(string json) => JsonSerializer.Deserialize<ExportJobInput>(json)!;
}
