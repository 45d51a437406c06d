using System.Globalization;

namespace LeadDesk.Core.Learning;

/// <summary>Which attributes can be learned from at all.</summary>
public static class Usable
{
    private const double Almost = 0.9;

    /// <returns>Why nothing can be learned from it, in words; null when something can.</returns>
    public static string? Problem(LearningColumn column, Bins bins, BinCounts counts)
    {
        if (column.Count == 0 || counts.Missing == 1)
        {
            return "No lead has a value.";
        }

        if (column.IsNumber && IsRunning(column))
        {
            return "It is a running number that rises with each lead; it only tells how new a lead is.";
        }

        if (!bins.IsNumber && bins.Count == 2)
        {
            return $"Its {Distinct(column).ToString("N0", CultureInfo.InvariantCulture)} distinct values are all too rare to learn from.";
        }

        return counts.Won.Zip(counts.Lost).Count(bin => bin.First + bin.Second > 0) < 2 ? "All leads have the same value, as far as can be told." : null;
    }

    // Rises, or falls, almost always from one lead to the next, and hardly ever repeats.
    private static bool IsRunning(LearningColumn column)
    {
        var (rises, falls, pairs, before) = (0, 0, 0, double.NaN);

        for (var i = 0; i < column.Count; i++)
        {
            if (column.Number(i) is var number && double.IsFinite(number))
            {
                rises += number > before ? 1 : 0;
                falls += number < before ? 1 : 0;
                pairs += double.IsNaN(before) ? 0 : 1;
                before = number;
            }
        }

        return pairs >= 20 && Math.Max(rises, falls) >= Almost * pairs;
    }

    private static int Distinct(LearningColumn column) => Enumerable.Range(0, column.Count).Select(column.Words).Where(word => !string.IsNullOrWhiteSpace(word)).Distinct(StringComparer.OrdinalIgnoreCase).Count();
}
