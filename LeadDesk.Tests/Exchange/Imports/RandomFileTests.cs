using System.Globalization;
using LeadDesk.Core.Data;
using LeadDesk.Core.Exchange.Imports;
using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Exchange.Imports;

/// <summary>Whatever a file holds and however it is brought in, undoing it leaves every row as it was.</summary>
public sealed class RandomFileTests(PostgresServer postgres)
{
    private static readonly (string Header, string[] Cells)[] Columns =
    [
        ("First name", ["Ines", "Otto", "Zoë", "", "Jo"]),
        ("Last name", ["Stern", "O'Neil", "", "Ünal"]),
        ("Email", ["tom@two.example", "ann@stale.example", "new@bright.example", "free@gmail.com", "no address", "", ""]),
        ("Company", ["Stale Co", "Bright Ltd", "Twin", "Newest Co", "", ""]),
        ("Employees", ["5", "900", "1.200", "many", ""]),
        ("Industry", ["Toys", "Farming", ""]),
        ("Job title", ["CEO", "VP Operations", "Intern", "Clerk", ""]),
        ("Outcome", ["won", "lost", "", "", "maybe"]),
        ("Stage", ["engaged", "mql", "sal", "Recycled", "", "", "nowhere"]),
        ("Size", ["1,5", "2.5", "", "big"]),
        ("Colour", ["red", "green", ""]),
        ("Owner", ["Rita", "Nobody", ""]),
        ("Deal value", ["10", "99.5", "", "-"]),
        ("Labels", ["hot", "old, cold", ""]),
        ("Consent", ["yes", "no", "", "perhaps"]),
        ("Created at", ["2026-01-05", "31/12/2025", "2030-01-01", ""]),
    ];

    private static readonly string[] Happened = ["Demo requested", "Phone call", "Chat", "Note", "Page viewed", ""], Times = ["2026-02-20 10:00", "2026-03-01", "2031-01-01", "soon"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, 1)]
    [InlineData(DatabaseProvider.Sqlite, 2)]
    [InlineData(DatabaseProvider.Sqlite, 3)]
    [InlineData(DatabaseProvider.Sqlite, 4)]
    [InlineData(DatabaseProvider.Sqlite, 5)]
    [InlineData(DatabaseProvider.Sqlite, 6)]
    [InlineData(DatabaseProvider.Postgres, 7)]
    [InlineData(DatabaseProvider.Postgres, 8)]
    public async Task Imports_undone_newest_first_leave_the_desk_as_it_was(DatabaseProvider provider, int seed)
    {
        using var desk = new ImportDesk(provider, postgres);
        await FullDesk.FillAsync(desk.Desk);
        var dice = new Random(seed);
        var before = await FullDesk.PictureAsync(desk.Desk);

        for (var round = 0; round < 4; round++)
        {
            var imports = new Stack<long>();

            for (var file = dice.Next(1, 4); file > 0; file--)
            {
                imports.Push((await desk.ImportAsync(dice.Next(4) == 0 ? Events(dice) : People(dice), mapping => Policy(dice, mapping))).Id);
            }

            while (imports.TryPop(out var id))
            {
                Assert.Null((await desk.Desk.Get<UndoImport>().RunAsync(ImportDesk.Marketer, id, Stop)).Outcome.Refusal);
                Assert.Equal((JobState.Undone, 0), (await desk.RunAsync(id)) is { } undone ? (undone.Job!.State, undone.Kept) : default);
            }

            Assert.Equal(before, await FullDesk.PictureAsync(desk.Desk));
        }
    }

    private static string People(Random dice)
    {
        var columns = Columns.Where(_ => dice.Next(3) > 0).ToList();
        var lines = Enumerable.Range(0, dice.Next(1, 30)).Select(_ => string.Join(';', columns.Select(column => Any(dice, column.Cells)).Prepend(Id(dice))));
        return string.Join(';', columns.Select(column => column.Header).Prepend("Id")) + "\n" + string.Join('\n', lines) + "\n";
    }

    private static string Events(Random dice) =>
        "Id;Event;Event time;Subject\n" + string.Join('\n', Enumerable.Range(0, dice.Next(1, 20)).Select(_ => $"{Id(dice)};{Any(dice, Happened)};{Any(dice, Times)};{Any(dice, ["/pricing", ""])}")) + "\n";

    private static ImportMapping Policy(Random dice, ImportMapping mapping) => mapping with
    {
        Known = (KnownLeadPolicy)dice.Next(3),
        Promises = dice.Next(2) == 0,
        Routes = dice.Next(2) == 0,
        Market = dice.Next(2) == 0 ? "business" : null,
        Source = dice.Next(3) == 0 ? "Fair" : null,
        Tags = dice.Next(3) == 0 ? ["spring"] : [],
        Columns = [.. mapping.Columns.Select(column => column with { OnlyFills = dice.Next(4) == 0 })],
    };

    private static string Id(Random dice) => dice.Next(1, 14).ToString(CultureInfo.InvariantCulture);

    private static string Any(Random dice, string[] cells) => cells[dice.Next(cells.Length)];
}
