using System.Text;
using ClosedXML.Excel;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Exchange.Export;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Exchange.Export;

/// <summary>Saved exports as a person makes and runs them.</summary>
internal static class ExportDesk
{
    public static readonly SavedExport Weekly = new() { Name = "Weekly [MQLs]", Columns = ["name", "stage", "source"], OnlyChanged = true };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<int> SaveAsync(this TestDesk desk, Actor actor, SavedExport entry)
    {
        var (outcome, id) = await desk.Get<SaveExport>().RunAsync(actor, entry, Stop);
        Assert.Null(outcome.Refusal);
        return id;
    }

    private static async Task<string> PathAsync(TestDesk desk, Actor actor, int exportId)
    {
        var (outcome, jobId) = await desk.Get<StartExport>().RunAsync(actor, exportId, Stop);
        Assert.Null(outcome.Refusal);
        await desk.Get<JobRunner>().RunNextAsync(Stop);
        Assert.Null((await desk.Get<FindJob>().RunAsync(actor, jobId, Stop))!.Failure);
        await using var db = desk.Open();
        var entry = await db.Exports.Where(entry => entry.DefinitionId == exportId).OrderByDescending(entry => entry.Id).Select(entry => entry.Id).FirstAsync(Stop);
        var (fetched, path, _) = await desk.Get<FetchExport>().RunAsync(actor, entry, Stop);
        Assert.Null(fetched.Refusal);
        return path!;
    }

    public static async Task<string> TextAsync(this TestDesk desk, Actor actor, int exportId) => await File.ReadAllTextAsync(await PathAsync(desk, actor, exportId), Encoding.UTF8, Stop);

    // The sheet is called by the export, without what sheets must not be called.
    public static async Task<IReadOnlyList<string>> NamesAsync(this TestDesk desk, Actor actor, int exportId)
    {
        await using var file = File.OpenRead(await PathAsync(desk, actor, exportId));
        using var workbook = new XLWorkbook(file);
        var sheet = workbook.Worksheet("Weekly MQLs");
        Assert.Equal(1, sheet.PageSetup.PagesWide);
        Assert.Equal(["Name", "Stage", "Source"], sheet.Row(1).CellsUsed().Select(cell => cell.GetString()));
        return [.. sheet.RowsUsed().Skip(1).Select(row => row.Cell(1).GetString())];
    }
}
