using ClosedXML.Excel;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Exchange.Export;
using LeadDesk.Core.Exchange.Imports;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Exchange.Imports;

public sealed class FeedbackTests(PostgresServer postgres)
{
    private static readonly string[] Names = ["Ann", "Bob", "Cy", "Di"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "en")]
    [InlineData(DatabaseProvider.Postgres, "en")]
    [InlineData(DatabaseProvider.Sqlite, "de")]
    [InlineData(DatabaseProvider.Sqlite, "fr")]
    [InlineData(DatabaseProvider.Sqlite, "es")]
    public async Task A_workbook_that_sales_filled_in_goes_back_in_and_can_be_undone(DatabaseProvider provider, string language)
    {
        using var desk = new ImportDesk(provider, postgres);
        await ReasonsAsync(desk);
        long[] ids = [.. Names.Select(name => desk.Desk.AddLead(name, Cell.Parse("A1")))];
        await FullDesk.RateAllAsync(desk.Desk);
        var before = await FullDesk.PictureAsync(desk.Desk);
        using var filled = await FillInAsync(desk, HeaderLanguage.Find(language)!);

        var (outcome, id) = await desk.Desk.Get<UploadFile>().RunAsync(ImportDesk.Marketer, filled, "answered.xlsx", Stop);
        Assert.Null(outcome.Refusal);
        Assert.Equal("this desk, answered by sales", (await desk.LookAsync(id)).System);
        await desk.StartAsync(id);
        var done = await desk.RunAsync(id);

        Assert.Equal((0, 2, 2, 0), (done.Created, done.Updated, done.Unchanged, done.Refused));
        Assert.Contains(done.FirstErrors, error => error.Reason.StartsWith("is no reason to reject a lead", StringComparison.Ordinal));
        await using (var db = desk.Desk.Open())
        {
            var leads = await db.Leads.OrderBy(lead => lead.Id).ToListAsync(Stop);
            Assert.Equal(ids, leads.Select(lead => lead.Id));
            Assert.Equal([Stage.Sal, Stage.Recycled, Stage.Mql, Stage.Mql], leads.Select(lead => lead.Stage));
            Assert.Equal("too-early", (await db.StageChanges.SingleAsync(change => change.To == Stage.Recycled, Stop)).ReasonKey);
        }

        Assert.Null((await desk.Desk.Get<UndoImport>().RunAsync(ImportDesk.Marketer, id, Stop)).Outcome.Refusal);
        Assert.Equal(JobState.Undone, (await desk.RunAsync(id)).Job!.State);
        Assert.Equal(before, await FullDesk.PictureAsync(desk.Desk));
    }

    [Fact]
    public async Task What_was_never_handed_over_cannot_be_rejected()
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        await ReasonsAsync(desk);
        await desk.ImportAsync("Id,Email\n1,ann@acme.example\n");
        var lead = (await desk.LeadsAsync()).Single();

        var done = await desk.ImportAsync($"Lead id,Sales feedback,Reason\n{lead.Id},Rejected,Duplicate\n");

        Assert.Equal((0, 1), (done.Updated, done.Unchanged));
        Assert.Contains("rejects what was handed over", Assert.Single(done.FirstErrors).Reason, StringComparison.Ordinal);
        Assert.Equal(Stage.Lead, (await desk.LeadsAsync()).Single().Stage);
    }

    private static async Task ReasonsAsync(ImportDesk desk)
    {
        await using var db = desk.Desk.Open();

        if (!await db.MoveReasons.AnyAsync(Stop))
        {
            db.MoveReasons.AddRange(MoveReason.Defaults);
            await db.SaveChangesAsync(Stop);
        }
    }

    // As a rep would: by the lists that the workbook offers.
    private static async Task<MemoryStream> FillInAsync(ImportDesk desk, HeaderLanguage language)
    {
        using var exported = new MemoryStream();
        await desk.Desk.Get<ExportWriter>().WriteAsync(ImportDesk.Marketer, new() { Filter = new LeadFilter(), Format = ExportFormat.Xlsx, Language = language }, exported, null, Stop);
        exported.Position = 0;
        using var workbook = new XLWorkbook(exported);
        var sheet = workbook.Worksheet("MQLs");
        var header = sheet.Row(1).CellsUsed().ToDictionary(cell => cell.GetString(), cell => cell.Address.ColumnNumber);
        Assert.Equal(2, sheet.DataValidations.Count());
        Assert.Contains("Too early", workbook.Worksheet("About").CellsUsed().Select(cell => cell.GetString()));
        Assert.Equal("LeadDesk", workbook.Properties.Company);
        var rows = sheet.RowsUsed().Skip(1).ToDictionary(row => row.Cell(header[Say("Name")]).GetString(), row => row);
        rows["Ann"].Cell(header[Say("Sales feedback")]).SetValue(Say("Accepted"));
        rows["Bob"].Cell(header[Say("Sales feedback")]).SetValue(Say("Rejected"));
        rows["Bob"].Cell(header[Say("Reason")]).SetValue("Too early");
        rows["Cy"].Cell(header[Say("Sales feedback")]).SetValue(Say("Rejected"));
        var saved = new MemoryStream();
        workbook.SaveAs(saved);
        saved.Position = 0;
        return saved;

        string Say(string words) => HeaderWords.In(language.Key, words);
    }
}
