using LeadDesk.Core.Learning;

namespace LeadDesk.Tests.Learning;

public sealed class WilsonTests
{
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    [InlineData(0, 0, 0, 1)]
    [InlineData(20, 20, 0.8389, 1)]
    public void It_agrees_with_published_intervals(long successes, long trials, double low, double high)
    {
        var interval = Wilson.Interval(successes, trials);

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void More_successes_than_trials_are_no_sample() => Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Interval(3, 2));
}
