using LeadDesk.Core.Desk.Sources;
using LeadDesk.Core.Exchange.Imports;
using LeadDesk.Core.Exchange.Imports.Files;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Team;

namespace LeadDesk.Core.Exchange.Sources;

/// <summary>Looks at a table of costs, pasted or from a file, and says of every row what would become of it. Writes nothing.</summary>
public sealed class ReadCosts(UploadFolder uploads, FindCosts costs)
{
    /// <summary>A table of costs has no more.</summary>
    public const long MostBytes = 10 * 1024 * 1024;

    public async Task<CostSheet> AskAsync(Actor actor, Stream content, CancellationToken cancellationToken = default)
    {
        if (!actor.KeepsCosts)
        {
            return CostSheet.Refuse("Only marketers, managers and admins keep costs. Nothing was read.");
        }

        if (await uploads.KeepAsync(content, cancellationToken) is not { } kept)
        {
            return CostSheet.Refuse("The file is too large for a table of costs. Nothing was kept.");
        }

        try
        {
            return await MarkAsync(actor, Read(uploads.PathOf(kept.StoredName)), cancellationToken);
        }
        catch (BrokenTableException broken)
        {
            return CostSheet.Refuse(broken.Say("Nothing was taken."));
        }
        finally
        {
            uploads.Forget(kept.StoredName);
        }
    }

    private static CostSheet Read(string path)
    {
        var outcome = TableFile.Inspect(path, out var file);
        FileTable? opened = null;
        outcome = outcome.Succeeded ? FileTable.TryOpen(file!, out opened) : outcome;

        if (!outcome.Succeeded)
        {
            return CostSheet.Refuse(outcome.Refusal!);
        }

        using (opened)
        {
            outcome = CostTable.TryRead(opened!, TakeCosts.Most, out var table);
            return outcome.Succeeded ? new(outcome, table!.Rows(), table.Understood) : CostSheet.Refuse(outcome.Refusal!);
        }
    }

    // Of two rows that are the same the upper one counts.
    private async Task<CostSheet> MarkAsync(Actor actor, CostSheet sheet, CancellationToken cancellationToken)
    {
        List<CostEntry> sound = [.. sheet.Rows.Where(row => row.Problem is null).Select(row => row.Entry)];
        var seen = (await costs.AskAsync(actor, sound, cancellationToken)).ToHashSet();
        return sheet with { Rows = [.. sheet.Rows.Select(row => row with { IsKnown = row.Problem is null && !seen.Add(row.Entry.Mark) })] };
    }
}
