using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Grades;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Grades;

public sealed class GradeMatrixTests(PostgresServer postgres)
{
    private static readonly Actor Manager = Actor.Person(1, "Mo", Role.Manager);

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task It_counts_what_became_of_each_cell(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        await using (var db = desk.Open())
        {
            Add(db, "A1", Stage.Customer, 3, "Fair");
            Add(db, "A1", Stage.Lost, 1, "Fair");
            Add(db, "A1", Stage.Sql, 2, "Web", value: 1000);
            Add(db, "D4", Stage.Recycled, 1, "Web", value: 500);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var all = await desk.Get<GradeMatrix>().RunAsync(Manager, new(), TestContext.Current.CancellationToken);
        var fair = await desk.Get<GradeMatrix>().RunAsync(Manager, new() { Sources = ["Fair"] }, TestContext.Current.CancellationToken);

        Assert.Equal(Cell.All, all.Cells.Select(cell => cell.Cell));
        var best = all[Cell.Parse("A1")];
        Assert.Equal((6, 4, 3, 2000d, 0.75), (best.Count, best.Decided, best.Won, best.OpenValue, best.Conversion));
        Assert.Equal((Treatment.HandOver, 24), (best.Treatment.Treatment, best.Treatment.FollowUpHours));
        var worst = all[Cell.Parse("D4")];
        Assert.Equal((1, 0, 0d, null), (worst.Count, worst.Decided, worst.OpenValue, worst.Conversion));
        Assert.Equal(4, fair.Count);
    }

    [Fact]
    public void A_lower_grade_that_surely_beats_a_higher_one_is_named()
    {
        var table = GradeTable.Of([Decided("A1", won: 10, of: 100), Decided("A2", won: 14, of: 100), Decided("B1", won: 60, of: 100), Decided("C3", won: 1, of: 1)]);

        Assert.Equal([("B1", "A1")], table.Inversions.Select(inversion => (inversion.Lower.Cell.Name, inversion.Higher.Cell.Name)));
    }

    [Fact]
    public void Without_outcomes_the_grades_are_in_order() =>
        Assert.Equal("No lower grade beats a higher one.", GradeTable.Of([Decided("A1", 0, 0), Decided("D4", 0, 0)]).Verdict);

    private static GradeCell Decided(string cell, long won, long of) => new(Cell.Parse(cell), of, of, won, 0, new(cell, Treatment.Nurture));

    private static void Add(LeadDb db, string cell, Stage stage, int count, string source, double? value = null)
    {
        for (var at = 0; at < count; at++)
        {
            var lead = new Lead { CreatedAt = DateTimeOffset.UnixEpoch, Source = source, Value = value };
            lead.SetScore(new() { Score = 50, Fit = 50, Engagement = 50, Cell = Cell.Parse(cell), Coverage = 1 }, DateTimeOffset.UnixEpoch);
            lead.Enter(stage, "test", null, DateTimeOffset.UnixEpoch, null);
            db.Leads.Add(lead);
        }
    }
}
