using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Tests.Lifecycle;

/// <summary>The table of moves, written down once more, every pair of stages.</summary>
public sealed class StageMovesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    // A row is from; a column is to: . no such move, - asks nothing, r reason, d date to return, v value and close date, g gate; capitals: only sales.
    // The columns are Lead, Engaged, MQL, SAL, SQL, Opportunity, Customer, Lost, Disqualified, Recycled.
    private static readonly Dictionary<Stage, string[]> Table = new()
    {
        [Stage.Lead] = [".", "-", "r", ".", ".", ".", ".", "r", "r", "rd"],
        [Stage.Engaged] = ["r", ".", "r", ".", ".", ".", ".", "r", "r", "rd"],
        [Stage.Mql] = ["r", "r", ".", "!", ".", ".", ".", "r", "r", "rd"],
        [Stage.Sal] = ["R", "R", "R", ".", "G", ".", ".", "R", "R", "RD"],
        [Stage.Sql] = ["R", "R", "R", "R", ".", "V", ".", "R", "R", "RD"],
        [Stage.Opportunity] = ["R", "R", "R", "R", "R", ".", "RV", "R", "R", "RD"],
        [Stage.Customer] = [".", ".", ".", ".", ".", "RV", ".", ".", ".", "."],
        [Stage.Lost] = [".", "r", ".", ".", ".", ".", ".", ".", ".", "."],
        [Stage.Disqualified] = [".", "r", ".", ".", ".", ".", ".", ".", ".", "."],
        [Stage.Recycled] = [".", "r", "r", ".", ".", ".", ".", ".", ".", "."],
    };

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();

        foreach (var from in Stage.All)
        {
            foreach (var to in Stage.All)
            {
                pairs.Add(from.Key, to.Key);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_pair_of_stages_asks_what_the_table_says(string fromKey, string toKey)
    {
        var (from, to) = (Stage.Find(fromKey)!, Stage.Find(toKey)!);
        var written = Table[from][to.Order];
        var move = StageMoves.Find(from, to);

        if (written == ".")
        {
            Assert.Null(move);
            Assert.False(StageMoves.Check(from, Everything(to), All()).Succeeded);
            return;
        }

        var asks = (written.Contains('r', StringComparison.OrdinalIgnoreCase) ? MoveAsks.Reason : MoveAsks.Nothing) | (written.Contains('d', StringComparison.OrdinalIgnoreCase) ? MoveAsks.ReturnDate : MoveAsks.Nothing)
            | (written.Contains('v', StringComparison.OrdinalIgnoreCase) ? MoveAsks.Deal : MoveAsks.Nothing) | (written.Contains('g', StringComparison.OrdinalIgnoreCase) ? MoveAsks.Gate : MoveAsks.Nothing);
        var side = written == "!" || written.Any(char.IsUpper) ? MoveSide.Sales : MoveSide.Anyone;
        Assert.Equal(new StageMove(from, to, asks, side), move);
        Assert.True(StageMoves.Check(from, Everything(to), All()).Succeeded);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_move_without_one_of_the_things_it_asks_for_is_refused(string fromKey, string toKey)
    {
        var (from, to) = (Stage.Find(fromKey)!, Stage.Find(toKey)!);

        if (StageMoves.Find(from, to) is not { } move)
        {
            return;
        }

        var (all, facts) = (Everything(to), All());
        Assert.Equal(move.Needs(MoveAsks.Reason), !StageMoves.Check(from, all with { Words = " " }, facts).Succeeded);
        Assert.Equal(move.Needs(MoveAsks.ReturnDate), !StageMoves.Check(from, all with { ReturnsAt = null }, facts).Succeeded);
        Assert.Equal(move.Needs(MoveAsks.ReturnDate), !StageMoves.Check(from, all with { ReturnsAt = Now }, facts).Succeeded);
        Assert.Equal(move.Needs(MoveAsks.ReturnDate), !StageMoves.Check(from, all with { ReturnsAt = Now.AddDays(2000) }, facts).Succeeded);
        Assert.Equal(move.Needs(MoveAsks.Deal), !StageMoves.Check(from, all with { Value = null }, facts).Succeeded);
        Assert.Equal(move.Needs(MoveAsks.Deal), !StageMoves.Check(from, all with { Value = 0 }, facts).Succeeded);
        Assert.Equal(move.Needs(MoveAsks.Deal), !StageMoves.Check(from, all with { Value = double.NaN }, facts).Succeeded);
        Assert.Equal(move.Needs(MoveAsks.Deal), !StageMoves.Check(from, all with { Value = 1.1e15 }, facts).Succeeded);
        Assert.Equal(move.Needs(MoveAsks.Deal), !StageMoves.Check(from, all with { CloseDate = null }, facts).Succeeded);
        Assert.Equal(move.Needs(MoveAsks.Gate), !StageMoves.Check(from, all, facts with { Gate = new(false, "BANT: needs two more") }).Succeeded);
        Assert.Equal(move.Side == MoveSide.Sales, !StageMoves.Check(from, all, facts with { IsSales = false }).Succeeded);
    }

    [Fact]
    public void Only_a_manager_with_a_reason_gets_past_a_gate_that_does_not_pass()
    {
        var (request, facts) = (new MoveRequest(Stage.Sql) { OverridesGate = true, Words = "Their board has signed" }, All() with { Gate = new(false, "BANT: needs two more") });
        Assert.True(StageMoves.Check(Stage.Sal, request, facts).Succeeded);
        Assert.Contains("needs a reason", StageMoves.Check(Stage.Sal, request with { Words = null }, facts).Refusal);
        Assert.Contains("Only a manager", StageMoves.Check(Stage.Sal, request, facts with { MayOverrideGate = false }).Refusal);
        Assert.Contains("BANT: needs two more", StageMoves.Check(Stage.Sal, request with { OverridesGate = false }, facts).Refusal);
    }

    [Fact]
    public void A_reason_of_the_list_serves_for_its_own_stage_and_brings_its_date()
    {
        var early = MoveReason.Defaults.Single(reason => reason.Key == "too-early");
        Assert.True(StageMoves.Check(Stage.Mql, new MoveRequest(Stage.Recycled) { Listed = early }, All()).Succeeded);
        Assert.Contains("no reason for Lost", StageMoves.Check(Stage.Mql, new MoveRequest(Stage.Lost) { Listed = early }, All()).Refusal);
    }

    [Theory]
    [InlineData(null, ClosesIn.Unknown)]
    [InlineData(-1, ClosesIn.Overdue)]
    [InlineData(0, ClosesIn.Month)]
    [InlineData(31, ClosesIn.Month)]
    [InlineData(32, ClosesIn.Quarter)]
    [InlineData(92, ClosesIn.Quarter)]
    [InlineData(93, ClosesIn.HalfYear)]
    [InlineData(184, ClosesIn.Year)]
    [InlineData(367, ClosesIn.Later)]
    public void A_close_date_has_its_column_in_the_table_of_chances(int? days, ClosesIn column)
    {
        var today = new DateOnly(2026, 3, 2);
        Assert.Equal(column, WinChance.ColumnOf(days is { } ahead ? today.AddDays(ahead) : null, today));
    }

    // A day before is still today somewhere.
    [Theory]
    [InlineData(-2, "The close date lies in the past. Say on which day it should close. Nothing was changed.")]
    [InlineData(-1, null)]
    [InlineData(0, null)]
    public void What_should_close_closes_from_today_on_and_what_has_closed_at_any_time(int days, string? refusal)
    {
        var day = DateOnly.FromDateTime(Now.UtcDateTime).AddDays(days);

        Assert.Equal(refusal, StageMoves.Check(Stage.Sql, new(Stage.Opportunity) { Value = 500, CloseDate = day }, All()).Refusal);
        Assert.Equal(refusal, StageMoves.Check(Stage.Sql, new(Stage.Opportunity) { Value = 500 }, All() with { CloseDate = day }).Refusal);
        Assert.Null(StageMoves.Check(Stage.Opportunity, Everything(Stage.Customer) with { CloseDate = day }, All()).Refusal);
    }

    private static MoveRequest Everything(Stage to) => new(to) { Words = "Because", ReturnsAt = Now.AddDays(30), Value = 500, CloseDate = new(2026, 4, 1) };

    private static MoveFacts All() => new(Now, IsSales: true, MayOverrideGate: true, new(true, "BANT passes"));
}
