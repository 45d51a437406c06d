namespace LeadDesk.Core.Learning;

/// <summary>An attribute that was not learned from.</summary>
/// <param name="Why">In words, for people.</param>
/// <param name="IsLeak">Whether it seems to tell the outcome instead of foretelling it; it can be taken in by hand. Otherwise it says nothing that could be learned.</param>
public sealed record LeftOut(string Key, string Name, string Why, bool IsLeak);

/// <summary>Counts of an attribute's bins over closed leads.</summary>
public sealed record BinCounts(long[] Won, long[] Lost)
{
    public long AllWon { get; } = Won.Sum();
    public long AllLost { get; } = Lost.Sum();
    public long Leads => AllWon + AllLost;
    public double Missing => Leads == 0 ? 0 : (double)(Won[Bins.Missing] + Lost[Bins.Missing]) / Leads;

    /// <summary>Share of the customers that have a value, 0–1; likewise of the lost.</summary>
    public double FilledByWon => AllWon == 0 ? 0 : 1 - ((double)Won[Bins.Missing] / AllWon);
    public double FilledByLost => AllLost == 0 ? 0 : 1 - ((double)Lost[Bins.Missing] / AllLost);

    /// <summary>
    /// The information value less what chance alone gives on so few leads, (bins − 1)(1/won + 1/lost): the mean of the statistic when nothing is there to find,
    /// as it is half a symmetric chi-square. Never under 0.
    /// </summary>
    public double Information => Adjusted(Won, Lost);

    /// <summary>The same among leads that have a value.</summary>
    public double InformationWhenFilled => Adjusted(Won[1..], Lost[1..]);

    public static BinCounts Of(LearningColumn column, Bins bins, bool[] won)
    {
        var counts = new BinCounts(new long[bins.Count], new long[bins.Count]);

        for (var i = 0; i < won.Length; i++)
        {
            (won[i] ? counts.Won : counts.Lost)[bins.Of(column, i)]++;
        }

        return new(counts.Won, counts.Lost);
    }

    private static double Adjusted(long[] won, long[] lost)
    {
        var (allWon, allLost) = (won.Sum(), lost.Sum());
        var used = won.Zip(lost).Count(bin => bin.First + bin.Second > 0);
        return allWon == 0 || allLost == 0 ? 0 : Math.Max(0, InformationValue.Of(won, lost) - ((used - 1) * ((1.0 / allWon) + (1.0 / allLost))));
    }
}
