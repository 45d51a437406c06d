using System.IO.Compression;
using LeadDesk.Core.Data;
using LeadDesk.Core.Exchange.Imports;
using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Exchange.Imports;

public sealed class BrokenWorkbookTests(PostgresServer postgres)
{
    private const string Sound = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c></row>";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> BrokenSheets =>
    [
        Sound.Replace("r=\"B1\"", "r=\"ZZZZZZ1\"", StringComparison.Ordinal),
        Sound.Replace("r=\"B2\"", "r=\"ZZZZZZ1\"", StringComparison.Ordinal),
        Sound.Replace("r=\"B2\"", "r=\"\"", StringComparison.Ordinal),
        Sound.Replace("r=\"B2\"", "r=\"1A\"", StringComparison.Ordinal),
        Sound.Replace("r=\"A1\"", "r=\"1A\"", StringComparison.Ordinal),
        Sound.Replace("<v>1</v></c></row><row r=\"2\">", "<v>99</v></c></row><row r=\"2\">", StringComparison.Ordinal),
        Sound.Replace("<row r=\"2\">", "<row r=\"x\">", StringComparison.Ordinal),
        Sound[..^8],
    ];

    [Theory]
    [MemberData(nameof(BrokenSheets))]
    public async Task A_broken_sheet_is_refused_in_words_at_the_upload(string rows) => await IsRefusedAsync(Workbook(rows));

    [Fact]
    public async Task So_is_a_workbook_without_its_sheet() => await IsRefusedAsync(Workbook(null));

    [Fact]
    public async Task A_sound_one_like_them_is_taken() =>
        Assert.Null((await UploadAsync(Workbook(Sound))).Outcome.Refusal);

    [Theory]
    [InlineData("<row r=\"3\"><c r=\"ZZZZ3\"><v>1</v></c></row>")]
    [InlineData("<row r=\"3\"><c r=\"A3\"><v>1</v></c")]
    public async Task What_breaks_further_down_is_said_by_the_preview_and_the_import_and_never_a_crash(string end)
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        using var sound = new MemoryStream(Workbook(Sound));
        var (outcome, id) = await desk.Desk.Get<UploadFile>().RunAsync(ImportDesk.Marketer, sound, "a.xlsx", Stop);
        Assert.Null(outcome.Refusal);
        await desk.StartAsync(id);
        await using var db = desk.Desk.Open();
        var import = await db.Imports.SingleAsync(Stop);
        await File.WriteAllBytesAsync(desk.Desk.Get<UploadFolder>().PathOf(import.StoredName), Workbook(Sound + end), Stop);

        // As one that was kept before sums were; otherwise it would be told from the one that was looked at.
        await db.Imports.ExecuteUpdateAsync(set => set.SetProperty(one => one.Sum, (string?)null), Stop);

        var (looked, _) = await desk.Desk.Get<LookAtFile>().RunAsync(ImportDesk.Marketer, id, ImportMapping.FromJson(import.Mapping), Stop);
        Assert.Contains("save it again", looked.Refusal, StringComparison.Ordinal);
        var run = await desk.RunAsync(id);
        Assert.Equal(JobState.Failed, run.Job!.State);
        Assert.Contains("save it again", run.Job.Failure, StringComparison.Ordinal);
    }

    private async Task IsRefusedAsync(byte[] workbook)
    {
        var (outcome, id) = await UploadAsync(workbook);
        Assert.Contains("Nothing was kept", outcome.Refusal ?? "it was taken", StringComparison.Ordinal);
        Assert.Equal(0, id);
    }

    private async Task<(Core.Outcome Outcome, long Id)> UploadAsync(byte[] workbook)
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        using var content = new MemoryStream(workbook);
        return await desk.Desk.Get<UploadFile>().RunAsync(ImportDesk.Marketer, content, "a.xlsx", Stop);
    }

    private static byte[] Workbook(string? rows)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using var file = new MemoryStream();

        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Add("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Add("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
            Add("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\"><si><t>Id</t></si><si><t>Colour</t></si></sst>");

            if (rows is not null)
            {
                Add("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>");
            }

            void Add(string name, string xml)
            {
                using var part = new StreamWriter(zip.CreateEntry(name).Open());
                part.Write(xml);
            }
        }

        return file.ToArray();
    }
}
