using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Tests.Scoring;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Leads;
using LeadDesk.Web.Shared;

namespace LeadDesk.Tests.Web.Leads;

public sealed class ComingWordsTests
{
    private static readonly ViewerClock Berlin = ViewerClock.In("Europe/Berlin", new TestClock(Model.Now));

    [Fact]
    public void Every_coming_cell_is_told_with_its_minute_in_the_viewers_zone() =>
        Assert.Equal("Falls to D2 on 12 Mar 10:00 if nothing happens, to D4 on 2 Apr 11:00.", ComingWords.Of(Story(("D2", 10), ("D4", 31)), Berlin));

    [Fact]
    public void A_long_list_is_cut_and_says_so() =>
        Assert.EndsWith(", and 2 more within the year.", ComingWords.Of(Story(("D2", 1), ("D3", 2), ("D4", 3), ("D3", 4), ("D2", 5), ("D1", 6)), Berlin), StringComparison.Ordinal);

    [Fact]
    public void A_pinned_grade_says_what_comes_back() => Assert.Equal(
        "Pinned to A1 until 9 Mar 10:00; then D2 is back if nothing happens. Scoring alone: falls to D2 on 3 Mar 10:00 if nothing happens.",
        ComingWords.Of(Story(("D2", 1)) with { Pinned = new(1, new Cell('A', 1), Model.Now, Model.Now.AddDays(7), "Ana", "so", new Cell('D', 1), new Cell('D', 2)) }, Berlin));

    [Fact]
    public void What_would_lift_it_is_named_or_said_to_be_nothing()
    {
        var story = Story();
        Assert.Equal("Engagement is at its best level; only a better fit would lift the grade.", ComingWords.Lift(story, Berlin));
        var lift = new OneMoreThing("Demo requested", story.Ledger!.Rating with { Cell = new Cell('A', 1), CellChangesAt = Model.Now.AddDays(2) });
        Assert.Equal("One “Demo requested” makes it A1 until 4 Mar 10:00.", ComingWords.Lift(story with { Lift = lift }, Berlin));
    }

    [Theory]
    [InlineData("event", "B3", "B2", "2 Mar 10:00, event: Viewed /pricing, B3 → B2")]
    [InlineData("model", "B2", "B2", "2 Mar 10:00, model v3: Viewed /pricing, stays B2")]
    [InlineData("new", null, "B2", "2 Mar 10:00, new: Viewed /pricing, B2")]
    public void A_stored_moment_says_what_happened(string cause, string? before, string cell, string words) => Assert.Equal(words, CauseMark.Sentence(
        new ScoreMoment(Model.Now, 50, 50, 50, Cell.Parse(cell), before is null ? null : Cell.Parse(before), cause, "Viewed /pricing", 3), Berlin));

    private static ScoreStory Story(params (string Cell, int Days)[] changes) => new()
    {
        Ledger = Model.With(new Behaviour("Click", "email-clicked", 80)).Explain(Model.At(0, "email-clicked")),
        Cell = new Cell('D', 1),
        Model = "Test",
        Changes = [.. changes.Select(change => new CurvePoint(Model.Now.AddDays(change.Days), 0, 0, 0, Cell.Parse(change.Cell)))],
    };
}
