using System.Text;
using ClosedXML.Excel;
using LeadDesk.Core.Desk.Sources;
using LeadDesk.Core.Exchange.Sources;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Exchange.Sources;

public sealed class ReadCostsTests : IDisposable
{
    private static readonly Actor Marketer = Actor.Person(1, "Mara", Role.Marketer);

    private readonly TestDesk desk = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Tables => new()
    {
        { "source,month,amount\nWebinar,2026-11,1200", "Webinar|2026-11-01|2026-11-30|1200" },
        { "Source\tCampaign\tMonth\tSpend\nAds\tAutumn\tFeb 2024\t99.50", "Ads, Autumn|2024-02-01|2024-02-29|99.5" },
        { "Campaign name;Reporting starts;Reporting ends;Amount spent (EUR)\nAutumn;01.11.2026;14.11.2026;1.234,50", "Autumn|2026-11-01|2026-11-14|1234.5" },
        { "channel,date,cost\nRadio,2026-11-21,10", "Radio|2026-11-21|2026-11-21|10" },
        { "source,from,to,amount\nFair,11/21/2026,11/30/2026,$500", "Fair|2026-11-21|2026-11-30|500" },
        { "source,month,amount\nFair,11/2026,5", "Fair|2026-11-01|2026-11-30|5" },
        { "source,month,amount\nFair,2026-11-15,5", "Fair|2026-11-01|2026-11-30|5" },
        { "source,month,amount,note\nFair,2026-11,5,\n\nFair,2026-12,6,Stand", "Fair|2026-11-01|2026-11-30|5 Fair|2026-12-01|2026-12-31|6" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task The_header_says_which_column_is_what(string table, string costs)
    {
        var sheet = await ReadAsync(table);

        Assert.Null(sheet.Outcome.Refusal);
        Assert.Equal(costs, string.Join(' ', sheet.Rows.Select(row => Words(row.Entry))));
        Assert.All(sheet.Rows, row => Assert.True(row.IsTaken, row.Problem));
    }

    [Theory]
    [InlineData("source,month\nWebinar,2026-11", "no column for the amount")]
    [InlineData("month,amount\n2026-11,5", "no column for the source and campaign")]
    [InlineData("source,amount\nWebinar,5", "no column for the days")]
    [InlineData("source,month,amount", "no row below the header")]
    [InlineData("", "empty")]
    [InlineData("%PDF-1.7 …", "a PDF")]
    public async Task What_is_no_table_of_costs_is_refused_in_words(string table, string words) => Assert.Contains(words, (await ReadAsync(table)).Outcome.Refusal, StringComparison.Ordinal);

    [Theory]
    [InlineData("Webinar,,soon,5", "“soon” is not a month")]
    [InlineData("Webinar,,2026-11,much", "“much” is not an amount")]
    [InlineData("Webinar,,2026-11,-5", "above zero")]
    [InlineData("Webinar,,2026-11,", "how much")]
    [InlineData(",,2026-11,5", "Name a source or a campaign")]
    [InlineData("Webinar,,,5", "from which day")]
    [InlineData("Webinar,,2026-11,9e99", "at most")]
    public async Task A_row_that_cannot_be_taken_says_why_and_the_others_are_taken(string row, string words)
    {
        var sheet = await ReadAsync($"source,campaign,month,amount\n{row}\nFair,,2026-11,10");

        Assert.Contains(words, sheet.Rows[0].Problem, StringComparison.Ordinal);
        Assert.Equal((2L, "Fair|2026-11-01|2026-11-30|10"), (sheet.Rows[0].Line, Words(sheet.Entries.Single())));
    }

    [Fact]
    public async Task A_number_that_may_be_thousands_or_decimals_is_asked_back()
    {
        var sheet = await ReadAsync("source;month;amount\nWebinar;2026-11;1,234\nFair;2026-11;12");

        Assert.Contains("two ways", sheet.Rows[0].Problem, StringComparison.Ordinal);
        Assert.True(sheet.Rows[1].IsTaken);
    }

    [Fact]
    public async Task Rows_that_are_written_down_or_stand_twice_are_known_again()
    {
        var table = "source,month,amount\nWebinar,2026-11,1200\nwebinar,2026-11,1200.00\nFair,2026-11,5";
        var sheet = await ReadAsync(table);
        Assert.Equal([true, false, true], sheet.Rows.Select(row => row.IsTaken));

        Assert.Equal(2, (await desk.Get<TakeCosts>().RunAsync(Marketer, sheet.Entries, Stop)).Taken);
        Assert.All((await ReadAsync(table)).Rows, row => Assert.True(row.IsKnown));
    }

    [Fact]
    public async Task A_workbook_is_read_with_its_dates_and_numbers()
    {
        using var book = new XLWorkbook();
        var sheet = book.AddWorksheet("Costs");
        (string Cell, object Value)[] cells = [("A1", "Campaign"), ("B1", "From"), ("C1", "To"), ("D1", "Cost"), ("A2", "Autumn"), ("B2", new DateTime(2026, 11, 1)), ("C2", new DateTime(2026, 11, 30)), ("D2", 1234.5)];
        cells.ToList().ForEach(cell => sheet.Cell(cell.Cell).Value = cell.Value);
        using var file = new MemoryStream();
        book.SaveAs(file);
        file.Position = 0;

        Assert.Equal("Autumn|2026-11-01|2026-11-30|1234.5", Words((await desk.Get<ReadCosts>().AskAsync(Marketer, file, Stop)).Entries.Single()));
    }

    [Fact]
    public async Task Reps_read_none() => Assert.Contains("Only marketers", (await desk.Get<ReadCosts>().AskAsync(Actor.Person(2, "Rita", Role.Rep), new MemoryStream(), Stop)).Outcome.Refusal);

    [Fact]
    public async Task The_report_goes_out_as_a_file_and_the_log_says_so()
    {
        desk.AddLead("Ines", Core.Leads.Cell.Worst);
        await desk.Get<SaveCost>().RunAsync(Marketer, new(null, "=Radio", null, new(2026, 3, 1), new(2026, 3, 2), 8, null), Stop);
        using var into = new MemoryStream();
        var outcome = await desk.Get<ExportSources>().RunAsync(Marketer, new(Breakdown.Source, Touch.Last, null, new(2026, 3, 2), null), SourceSort.MostLeads, into, Stop);
        var lines = Encoding.UTF8.GetString(into.ToArray()).Split("\r\n");

        Assert.Null(outcome.Outcome.Refusal);
        Assert.StartsWith("﻿Source,Leads,Engaged,MQL,SAL,SQL,Won,Lead to MQL,\"Lead to MQL, n\"", lines[0]);
        Assert.Equal(("No source,1,1,1,0,0,0,1,1", "'=Radio,0,0", "All,1,1"), (lines[1][..25], lines[2][..11], lines[3][..7]));
        await using var db = desk.Open();
        Assert.Equal(("sources.csv", 2L, "By source, last touch, created until 2 Mar 2026"), db.Exports.Select(entry => new { entry.Kind, entry.Rows, entry.What }).AsEnumerable().Select(entry => (entry.Kind, entry.Rows, entry.What)).Single());
        Assert.NotNull((await desk.Get<ExportSources>().RunAsync(Actor.Person(2, "Rita", Role.Rep), new(Breakdown.Source, Touch.Last, null, null, null), SourceSort.MostLeads, into, Stop)).Outcome.Refusal);
    }

    public void Dispose() => desk.Dispose();

    private async Task<CostSheet> ReadAsync(string table)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(table));
        return await desk.Get<ReadCosts>().AskAsync(Marketer, content, Stop);
    }

    private static string Words(CostEntry entry) =>
        FormattableString.Invariant($"{string.Join(", ", new[] { entry.Source, entry.Campaign }.OfType<string>())}|{entry.From:yyyy-MM-dd}|{entry.To:yyyy-MM-dd}|{entry.Amount:0.##}");
}
