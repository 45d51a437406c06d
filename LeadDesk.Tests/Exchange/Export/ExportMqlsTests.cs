using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ClosedXML.Excel;
using CsvHelper;
using ExcelDataReader;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Grades;
using LeadDesk.Core.Exchange.Export;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Exchange.Export;

public sealed class ExportMqlsTests(PostgresServer postgres)
{
    private static readonly Actor Marketer = Actor.Person(7, "=Mara", Role.Marketer);
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static TheoryData<string> FormulaLikeTexts => ["=1+1", "+49 30 1234567", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "=HYPERLINK(\"http://x\")", "=cmd|' /C calc'!A0"];

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task The_workbook_has_typed_cells_and_says_what_it_is(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        await SeedAsync(desk, "Søren", stage: Stage.Sal);
        await SeedAsync(desk, "Not yet", stage: Stage.Engaged);

        var (file, exported) = await ExportAsync(desk, ExportFormat.Xlsx);

        Assert.Equal((true, 1L), (exported.Outcome.Succeeded, exported.Rows));
        using var workbook = new XLWorkbook(file);
        Assert.Equal(["MQLs", "About", "Matrix"], workbook.Worksheets.Select(sheet => sheet.Name));
        var row = Cells(workbook.Worksheet("MQLs"), 2);
        Assert.Equal("Søren", row["Name"].GetString());
        Assert.Equal(XLDataType.Number, row["Score"].DataType);
        Assert.Equal(61.5, row["Score"].GetDouble());
        Assert.Equal(new DateTime(2026, 3, 1, 8, 30, 0), row["Last signal (UTC)"].GetDateTime());
        Assert.Equal(new DateTime(2026, 12, 24), row["Renewal"].GetDateTime());
        Assert.True(row["Partner"].GetBoolean());
        Assert.Equal("fair, hot", row["Tags"].GetString());
        Assert.True(row["Phone"].IsEmpty());
        Assert.Equal("mailto:s%C3%B8ren@acme.example", row["E-mail"].Hyperlink.ExternalAddress.OriginalString);
        Assert.Equal("https://desk.example/leads/1", row["Page"].GetString());
        Assert.NotEqual(row["Name"].Style.Fill.BackgroundColor, row["Grade"].Style.Fill.BackgroundColor);
        Assert.Equal(1, workbook.Worksheet("MQLs").SheetView.SplitRow);
        Assert.True(workbook.Worksheet("MQLs").AutoFilter.IsEnabled);
        Assert.Contains("stage MQL or SAL or SQL", Texts(workbook.Worksheet("About")));
        Assert.Contains("=Mara", Texts(workbook.Worksheet("About")));
        Assert.DoesNotContain(workbook.Worksheets.SelectMany(sheet => sheet.CellsUsed()), cell => cell.HasFormula);
        await using var db = desk.Open();
        var entry = await db.Exports.SingleAsync(Cancel);
        Assert.Equal(("mql.xlsx", 1L, "=Mara"), (entry.Kind, entry.Rows, entry.By));
        Assert.Contains(await db.Audit.ToListAsync(Cancel), audit => audit is { Action: "exported", By: "=Mara" });
    }

    [Theory]
    [MemberData(nameof(FormulaLikeTexts))]
    public async Task Text_that_looks_like_a_formula_is_text_for_ever(string text)
    {
        using var desk = new TestDesk();
        await SeedAsync(desk, text);

        var (file, _) = await ExportAsync(desk, ExportFormat.Xlsx);

        using (var package = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true))
        {
            var cell = Part(package, "xl/worksheets/sheet1.xml").Descendants(Sheet + "c").Single(c => (string?)c.Attribute("r") == "C2");
            var formats = Part(package, "xl/styles.xml").Root!.Element(Sheet + "cellXfs")!.Elements(Sheet + "xf").ToList();
            Assert.Equal("inlineStr", (string?)cell.Attribute("t"));
            Assert.Equal("1", (string?)formats[(int)cell.Attribute("s")!].Attribute("quotePrefix"));
            Assert.Empty(Part(package, "xl/worksheets/sheet1.xml").Descendants(Sheet + "f"));
        }

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(file);
        reader.Read();
        reader.Read();
        Assert.Equal(text.Replace("\r", "_x000D_", StringComparison.Ordinal), reader.GetString(2).Replace("\r", "_x000D_", StringComparison.Ordinal));

        var (csv, _) = await ExportAsync(desk, ExportFormat.Csv);
        Assert.Equal("'" + text, Rows(csv)[1][2]);
    }

    [Fact]
    public async Task More_rows_than_a_sheet_holds_go_on_in_the_next_one()
    {
        var columns = ExportColumn.All([], [], null);
        using var file = new MemoryStream();

        var count = await new MqlWorkbook(columns) { RowsPerSheet = 10 }.WriteAsync(file, 25, Chunks(25), About, count => Task.FromResult(About with { Rows = count.Rows }), Cancel);

        Assert.Equal(25, count.Rows);
        using var workbook = new XLWorkbook(file);
        Assert.Equal(["MQLs", "MQLs 2", "MQLs 3", "About", "Matrix"], workbook.Worksheets.Select(sheet => sheet.Name));
        Assert.Equal([11, 11, 6], workbook.Worksheets.Take(3).Select(sheet => sheet.LastRowUsed().RowNumber()));
        Assert.All(workbook.Worksheets.Take(3), sheet => Assert.Equal("Name", sheet.Cell("A1").GetString()));

        // On paper so many columns can be read on several pages only.
        Assert.All(workbook.Worksheets.Take(3), sheet => Assert.InRange(sheet.PageSetup.PagesWide, 2, 4));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\u0001b\uFFFEc", "a\uFFFDb\uFFFDc")]
    [InlineData("\ud83d\ude00", "\ud83d\ude00")]
    [InlineData("a\rb", "a_x000D_b")]
    [InlineData("a_x000D_b", "a_x005F_x000D_b")]
    public void What_XML_cannot_hold_is_replaced_and_what_reads_as_an_escape_is_escaped(string text, string safe) => Assert.Equal(safe, SafeText.ForWorkbook(text, out _));

    [Fact]
    public void A_text_too_long_for_a_cell_is_cut_and_says_so()
    {
        var safe = SafeText.ForWorkbook(new string('x', 32_766) + "\ud83d\ude00", out var isCut);

        Assert.True(isCut);
        Assert.InRange(safe.Length, 32_000, SafeText.LongestCell);
        Assert.EndsWith("(cut)", safe, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rep_cannot_export()
    {
        using var desk = new TestDesk();
        using var file = new MemoryStream();

        var exported = await Verb(desk).RunAsync(Actor.Person(1, "Rex", Role.Rep), new(), ExportFormat.Csv, null, file, Cancel);

        Assert.NotNull(exported.Outcome.Refusal);
        Assert.Equal(0, file.Length);
    }

    private static MqlAbout About => new("all leads", DateTimeOffset.UnixEpoch, "Mara", "no model", 0, 0, GradeTable.Of([]));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static ExportMqls Verb(TestDesk desk) => desk.Get<ExportMqls>();

    private static async Task SeedAsync(TestDesk desk, string name, Stage? stage = null)
    {
        await using var db = desk.Open();

        if (!await db.CustomFields.AnyAsync(Cancel))
        {
            db.CustomFields.Add(new() { Key = "renewal", Name = "Renewal", Type = FieldType.Date, CreatedAt = desk.Clock.Now });
            db.CustomFields.Add(new() { Key = "partner", Name = "Partner", Type = FieldType.YesNo, CreatedAt = desk.Clock.Now });
        }

        var lead = new Lead
        {
            FirstName = name,
            JobTitle = name,
            Email = "søren@acme.example",
            CreatedAt = desk.Clock.Now,
            LastSignalAt = new(2026, 3, 1, 8, 30, 0, TimeSpan.Zero),
            Custom = CustomValues.None.With("renewal", FieldValue.Of(new DateOnly(2026, 12, 24))).With("partner", FieldValue.Of(true)),
        };
        lead.Tags.AddRange([new() { Name = "hot" }, new() { Name = "fair" }]);
        lead.SetScore(new() { Score = 61.5, Fit = 70, Engagement = 53, Cell = Cell.Parse("B2"), Coverage = 1 }, desk.Clock.Now);
        lead.Enter(stage ?? Stage.Mql, "test", null, desk.Clock.Now, null);
        db.Leads.Add(lead);
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task<(MemoryStream File, Exported Exported)> ExportAsync(TestDesk desk, ExportFormat format)
    {
        var file = new MemoryStream();
        var exported = await Verb(desk).RunAsync(Marketer, new(), format, new("https://desk.example/"), file, Cancel);
        file.Position = 0;
        return (file, exported);
    }

    private static async IAsyncEnumerable<IReadOnlyList<ExportRow>> Chunks(int rows)
    {
        await Task.CompletedTask;

        foreach (var chunk in Enumerable.Range(1, rows).Chunk(7))
        {
            yield return [.. chunk.Select(id => Row(id))];
        }
    }

    private static ExportRow Row(int id) => new()
    {
        Id = id,
        ExternalId = null,
        FirstName = "Lead",
        LastName = id.ToString(CultureInfo.InvariantCulture),
        Company = null,
        JobTitle = null,
        Email = null,
        EmailKey = null,
        Phone = null,
        Country = null,
        Source = null,
        Campaign = null,
        Stage = Stage.Mql,
        Cell = Cell.Worst,
        Score = 1,
        Fit = 1,
        Engagement = 1,
        OwnerId = null,
        LastSignalAt = null,
        HandedOverAt = null,
        RespondBy = null,
        ModelVersionId = null,
        Custom = CustomValues.None,
    };

    private static Dictionary<string, IXLCell> Cells(IXLWorksheet sheet, int row) =>
        Enumerable.Range(1, sheet.LastColumnUsed().ColumnNumber()).ToDictionary(at => sheet.Cell(1, at).GetString(), at => sheet.Cell(row, at));

    private static IEnumerable<string> Texts(IXLWorksheet sheet) => sheet.CellsUsed().Select(cell => cell.GetString());

    private static XDocument Part(ZipArchive package, string path)
    {
        using var part = package.GetEntry(path)!.Open();
        return XDocument.Load(part, System.Xml.Linq.LoadOptions.PreserveWhitespace);
    }

    private static List<string[]> Rows(Stream csv)
    {
        Assert.Equal(0xEF, csv.ReadByte());
        csv.Position = 0;
        using var parser = new CsvParser(new StreamReader(csv), CultureInfo.InvariantCulture);
        var rows = new List<string[]>();

        while (parser.Read())
        {
            rows.Add(parser.Record!);
        }

        return rows;
    }
}
