using LeadDesk.Core.Scoring;

namespace LeadDesk.Tests.Scoring;

public sealed class OneMoreThingTests
{
    [Fact]
    public void The_best_cell_wins_and_of_several_ways_the_one_that_asks_least() => Assert.Equal("Demo", Of(Model.With(
        new Behaviour("Mail", "email-clicked", 30), new Behaviour("Meeting", "meeting", 90), new Behaviour("Demo", "demo-requested", 80), new Behaviour("Bounce", "bounced", -50)))?.Behaviour);

    [Fact]
    public void It_finds_a_subject_and_a_campaign_that_the_rule_asks_for()
    {
        var model = Model.With(new Behaviour("How to buy", "page-viewed", 60) { Subjects = ["/shop/*"], Contents = ["how to buy"], Campaigns = ["spring*"] })
            with
        { ContentTags = [new("how to buy", ["*pricing*"])] };
        var found = Of(model);
        Assert.Equal(("How to buy", 2), (found?.Behaviour, found?.Rating.Cell.Level));
    }

    [Fact]
    public void Nothing_is_said_when_nothing_lifts() => Assert.Null(Of(Model.With(new Behaviour("Open", "email-opened", 10))));

    [Fact]
    public void What_is_there_already_counts() => Assert.Equal(1, Of(Model.With(new Behaviour("Click", "email-clicked", 40)), Model.At(0, "email-clicked"))?.Rating.Cell.Level);

    private static OneMoreThing? Of(ModelDefinition model, params Signal[] signals) => OneMoreThing.Of(new CompiledModel(model), [], signals, Model.Now);
}
