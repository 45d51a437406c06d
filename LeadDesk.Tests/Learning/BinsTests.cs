using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Learning;

namespace LeadDesk.Tests.Learning;

public sealed class BinsTests
{
    [Fact]
    public void Numbers_fall_into_groups_of_about_equal_size_and_missing_is_one_of_its_own()
    {
        var bins = Binning.Learn(LearningColumn.OfNumbers("n", "Employees", [.. Enumerable.Range(0, 160).Select(i => (double)i), double.NaN, double.PositiveInfinity]));
        Assert.Equal(11, bins.Count);
        Assert.Equal((0, 0, 1, 1, 10), (bins.Of(double.NaN), bins.Of(double.NegativeInfinity), bins.Of(-5), bins.Of(15), bins.Of(1e9)));
        Assert.Equal(("missing", "under 16", "16 to under 32", "144 or more"), (bins.NameOf(0), bins.NameOf(1), bins.NameOf(2), bins.NameOf(10)));
    }

    [Fact]
    public void A_number_that_many_leads_have_is_not_torn_apart()
    {
        var bins = Binning.Learn(LearningColumn.OfNumbers("n", "Visits", [.. Enumerable.Repeat(0.0, 300), .. Enumerable.Range(1, 200).Select(i => (double)i)]));
        Assert.Equal(1, bins.Of(0));
        Assert.NotEqual(1, bins.Of(1));
    }

    [Fact]
    public void Words_are_compared_folded_and_rare_and_new_ones_are_other()
    {
        var bins = Binning.Learn(LearningColumn.OfWords("w", "Source", [.. Enumerable.Repeat("Google", 30), .. Enumerable.Repeat("google ", 10), .. Enumerable.Repeat("Café", 20), "testone", null, " "]));
        Assert.Equal(4, bins.Count);
        Assert.Equal((1, 1, 2, 3, 3, 0, 0), (bins.Of("GOOGLE"), bins.Of("google"), bins.Of("cafe"), bins.Of("testone"), bins.Of("Bing"), bins.Of((string?)null), bins.Of("  ")));
        Assert.True(bins.IsNovel("Bing"));
        Assert.Equal(("Google", "other"), (bins.NameOf(1), bins.NameOf(3)));
    }

    [Fact]
    public void Ten_thousand_distinct_values_stay_few_groups_and_are_told_to_be_too_rare()
    {
        var column = LearningColumn.OfWords("w", "Name", [.. Enumerable.Range(0, 10_000).Select(i => $"Person {i}")]);
        var bins = Binning.Learn(column);
        Assert.Equal(2, bins.Count);
        Assert.Contains("10,000 distinct values", Usable.Problem(column, bins, BinCounts.Of(column, bins, [.. Enumerable.Range(0, 10_000).Select(i => i % 2 == 0)])), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_all_missing_always_the_same_or_a_running_number_is_not_learned_from()
    {
        bool[] won = [.. Enumerable.Range(0, 200).Select(i => i % 3 == 0)];
        Assert.Equal("No lead has a value.", Problem(LearningColumn.OfNumbers("a", "A", [.. won.Select(_ => double.NaN)])));
        Assert.Contains("same value", Problem(LearningColumn.OfWords("b", "B", [.. won.Select(_ => "No")])), StringComparison.Ordinal);
        Assert.Contains("running number", Problem(LearningColumn.OfNumbers("c", "C", [.. won.Select((_, i) => 500.0 + i)])), StringComparison.Ordinal);
        Assert.Null(Problem(LearningColumn.OfNumbers("d", "D", [.. won.Select((_, i) => (double)(i * 37 % 101))])));

        string? Problem(LearningColumn column) => Usable.Problem(column, Binning.Learn(column), BinCounts.Of(column, Binning.Learn(column), won));
    }

    [Fact]
    public void Every_number_has_a_bin_and_a_larger_one_never_a_lower_bin() => Prop.ForAll(ArbMap.Default.ArbFor<double[]>(), ArbMap.Default.ArbFor<double>(), ArbMap.Default.ArbFor<double>(), (learned, one, other) =>
    {
        var bins = Binning.Learn(LearningColumn.OfNumbers("n", "N", [.. learned, .. Enumerable.Range(0, 100).Select(i => (double)i)]));
        var (low, high) = (bins.Of(Math.Min(one, other)), bins.Of(Math.Max(one, other)));
        return low >= 0 && high < bins.Count && (double.IsNaN(one + other) || !double.IsFinite(one) || !double.IsFinite(other) || low <= high) && bins.NameOf(high).Length > 0;
    }).QuickCheckThrowOnFailure();
}
