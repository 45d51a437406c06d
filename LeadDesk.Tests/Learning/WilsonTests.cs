using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Learning;

namespace LeadDesk.Tests.Learning;

public sealed class WilsonTests
{
    // 81 of 263, 15 of 148, 0 of 20 and 1 of 29: R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void It_gives_the_published_values(long k, long n, double low, double high)
    {
        var interval = Wilson.At95(k, n);
        Assert.Equal(low, interval.Low, 0.00005);
        Assert.Equal(high, interval.High, 0.00005);
    }

    [Fact]
    public void Without_trials_everything_is_possible() => Assert.Equal(new(0, 1), Wilson.At95(0, 0));

    [Fact]
    public void It_holds_the_share_and_narrows_with_trials() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNegativeInt>(), ArbMap.Default.ArbFor<NonNegativeInt>(), (k, more) =>
        {
            var (hits, n) = ((long)k.Get, (long)k.Get + more.Get + 1);
            var (few, many) = (Wilson.At95(hits, n), Wilson.At95(hits * 10, n * 10));
            var share = (double)hits / n;
            return few.Low >= 0 && few.High <= 1 && few.Low <= share && share <= few.High && many.High - many.Low < few.High - few.Low;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void More_successes_than_trials_make_no_sense(long k, long n) => Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.At95(k, n));
}
