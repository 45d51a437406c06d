using LeadDesk.Core.Learning;

namespace LeadDesk.Tests.Learning;

public sealed class LeakGuardTests
{
    private const int Leads = 2000;

    private static readonly Random Random = new(11);
    private static readonly bool[] Won = [.. Enumerable.Range(0, Leads).Select(_ => Random.NextDouble() < 0.3)];

    [Fact]
    public void A_closing_tag_is_found_and_explained()
    {
        var why = Suspect(LearningColumn.OfWords("t", "Tags", [.. Won.Select((won, i) => i % 5 == 0 ? null : won ? "Signed" : i % 2 == 0 ? "Wrong number" : "Bought elsewhere")]));
        Assert.Contains("tells the outcome almost entirely", why, StringComparison.Ordinal);
    }

    [Fact]
    public void The_outcome_itself_is_found() => Assert.NotNull(Suspect(LearningColumn.OfWords("c", "Converted", [.. Won.Select(won => won ? "yes" : "no")])));

    [Fact]
    public void What_is_filled_in_for_lost_leads_only_is_found() =>
        Assert.Contains("known only once the outcome is", Suspect(LearningColumn.OfWords("r", "Why not", [.. Won.Select((won, i) => won || i % 3 == 0 ? null : i % 2 == 0 ? "Price" : "Timing")])), StringComparison.Ordinal);

    [Fact]
    public void A_judgement_written_while_working_some_leads_is_found()
    {
        var random = new Random(5);
        var why = Suspect(LearningColumn.OfWords("q", "Quality", [.. Won.Select(won => random.NextDouble() > (won ? 0.45 : 0.2) ? null : random.NextDouble() < (won ? 0.85 : 0.2) ? "High" : "Low")]));
        Assert.Contains("judgement somebody wrote down", why, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_filled_in_for_a_stretch_of_the_period_only_is_found() =>
        Assert.Contains("in one stretch of the period", Suspect(LearningColumn.OfNumbers("s", "Index", [.. Won.Select((_, i) => i is > 400 and < 1200 ? i % 7 : double.NaN)])), StringComparison.Ordinal);

    [Fact]
    public void History_tells_what_colleagues_put_in_after_contact()
    {
        string[] words = [.. Won.Select((won, i) => won == (i % 4 > 0) ? "Hot" : "Cold")];
        var column = LearningColumn.OfWords("h", "Temperature", words);
        Assert.Null(Suspect(column));
        Assert.Contains("by colleagues after", Suspect(LearningColumn.OfWords("h", "Temperature", words, filledByStaff: 0.8)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Last activity", true)]
    [InlineData("Lead Status", true)]
    [InlineData("Employment status", false)]
    [InlineData("Plan", false)]
    public void A_name_that_is_a_state_at_export_makes_a_telling_attribute_suspect(string name, bool suspected) =>
        Assert.Equal(suspected, Suspect(LearningColumn.OfWords("n", name, [.. Won.Select((won, i) => won == (i % 4 > 0) ? "A" : "B")])) is not null);

    // Honest and strong: an origin that converts at 90 %, half-empty forms whose blanks convert less, a number that tells a lot.
    [Fact]
    public void Strong_but_honest_attributes_are_left_alone()
    {
        var random = new Random(9);
        Assert.Null(Suspect(LearningColumn.OfWords("o", "Origin", [.. Won.Select(won => random.NextDouble() < (won ? 0.2 : 0.01) ? "Typed in" : random.NextDouble() < 0.4 ? "API" : "Landing page")])));
        Assert.Null(Suspect(LearningColumn.OfWords("f", "Occupation", [.. Won.Select(won => random.NextDouble() < (won ? 0.12 : 0.4) ? null : random.NextDouble() < (won ? 0.2 : 0.02) ? "Professional" : "Student")])));
        Assert.Null(Suspect(LearningColumn.OfNumbers("m", "Minutes", [.. Won.Select(won => Math.Round((random.NextDouble() * 50) + (won ? random.NextDouble() * 20 : 0)))])));
        Assert.Null(Suspect(LearningColumn.OfWords("e", "Referrer", [.. Won.Select((_, i) => i % 7 == 0 ? "Friend" : null)])));
    }

    private static string? Suspect(LearningColumn column) => LeakGuard.Suspect(column, BinCounts.Of(column, Binning.Learn(column), Won), Won);
}
