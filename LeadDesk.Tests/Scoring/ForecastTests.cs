using LeadDesk.Core.Scoring;
using static LeadDesk.Tests.Scoring.Model;

namespace LeadDesk.Tests.Scoring;

public sealed class ForecastTests
{
    private static readonly CompiledModel Compiled = new(With(new Behaviour("Demo", "demo-requested", 100) { Decay = Decay.Linear(10) }));

    [Fact]
    public void The_cell_changes_in_the_minute_in_which_the_level_is_left()
    {
        // 100 − 10 a day falls below 74.95 after 2.505 days.
        var next = Compiled.Rate([], [At(0, "demo-requested")], Now).CellChangesAt;
        Assert.Equal(Now.AddMinutes(3608), next);
        Assert.Equal(1, Compiled.Rate([], [At(0, "demo-requested")], Now.AddMinutes(3607)).Cell.Level);
        Assert.Equal(2, Compiled.Rate([], [At(0, "demo-requested")], Now.AddMinutes(3608)).Cell.Level);
    }

    [Fact]
    public void All_changes_to_come_are_told() =>
        Assert.Equal(["D2", "D3", "D4"], Compiled.Changes([], [At(0, "demo-requested")], Now, Now.AddDays(20)).Select(change => change.Cell.Name));

    [Fact]
    public void Nothing_fades_nothing_changes() => Assert.Null(Compiled.Rate([], [], Now).CellChangesAt);

    [Fact]
    public void An_event_still_to_come_changes_the_cell_in_its_minute() =>
        Assert.Equal(Now.AddDays(1), Compiled.Rate([], [new("demo-requested", Now.AddDays(1).AddSeconds(40))], Now).CellChangesAt);

    [Fact]
    public void A_curve_tells_the_past_and_what_is_coming()
    {
        var curve = Compiled.Curve([], [At(5, "demo-requested")], Now.AddDays(-10), Now.AddDays(10), 5);
        Assert.Equal([0, 100, 50, 0, 0], curve.Select(point => point.Score));
        Assert.Equal(Now.AddDays(-5), curve[1].At);
    }

    [Fact]
    public void One_more_event_can_be_tried() =>
        Assert.Equal("D1", Compiled.RateWith([], [At(8, "demo-requested")], At(0, "demo-requested"), Now).Cell.Name);

    [Fact]
    public void A_taking_behaviour_that_ends_lifts_the_level_again()
    {
        var model = new CompiledModel(With(new Behaviour("Call", "call", 60), new Behaviour("Left", "unsubscribed", -30) { Decay = Decay.Window(7) }));
        var rating = model.Rate([], [At(1, "call"), At(1, "unsubscribed")], Now);
        Assert.Equal((3, Now.AddDays(6)), (rating.Cell.Level, rating.CellChangesAt));
    }

    [Fact]
    public void A_slow_fading_that_all_but_balances_is_still_found()
    {
        // Both fade over years and stay near a boundary: the search must neither miss the minute nor take for ever.
        var model = new CompiledModel(With(
            new Behaviour("Gives", "call", 90) { Decay = Decay.HalfLife(3000) }, new Behaviour("Takes", "bounced", -15.02) { Decay = Decay.HalfLife(2999) }));
        var rating = model.Rate([], [At(0, "call"), At(0, "bounced")], Now);
        var next = Assert.NotNull(rating.CellChangesAt);
        Assert.Equal(1, rating.Cell.Level);
        Assert.Equal(1, model.Curve([], [At(0, "call"), At(0, "bounced")], next.AddMinutes(-1), next, 2)[0].Cell.Level);
        Assert.Equal(2, model.Curve([], [At(0, "call"), At(0, "bounced")], next.AddMinutes(-1), next, 2)[1].Cell.Level);
    }
}
