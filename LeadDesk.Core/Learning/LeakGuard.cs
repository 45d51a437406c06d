using System.Globalization;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Learning;

/// <summary>
/// Finds attributes that tell the outcome because they were written after it, or by those who already knew more than they knew at the moment of scoring.
/// Behaviours are not suspected: each has a date, and later ones are not counted.
/// </summary>
public static class LeakGuard
{
    /// <summary>From this information value on one attribute alone decides almost everything; honest ones stay well below (Siddiqi doubts from 0.5 on).</summary>
    private const double TooGood = 1.5;

    /// <summary>Something measured may honestly tell more than something chosen from a list: a visitor's minutes have more steps.</summary>
    private const double TooGoodForNumbers = 2.5;

    private const double MostlyEmpty = 0.5, FilledMoreOften = 1.75, Judges = 0.5, OnlyWhenClosed = 5, Tells = 0.1, ByStaff = 0.5;
    private const int Stretches = 10, FewestInStretch = 30, FewestFilled = 30;

    /// <summary>Folded names of what is a state at the time of an export, not of scoring. Only a name whose values also tell something is suspected.</summary>
    private static readonly string[] StateNames = ["status", "lead status", "contact status", "deal status", "stage", "lead stage", "deal stage", "disposition", "outcome", "result", "lost reason", "close reason", "reason lost", "closed reason", "loss reason"];

    /// <returns>Why the attribute is suspected, in words; null when it is not.</returns>
    public static string? Suspect(LearningColumn column, BinCounts counts, bool[] won)
    {
        if (column.IsBehaviour || counts.AllWon == 0 || counts.AllLost == 0)
        {
            return null;
        }

        return OnlyOneSide(counts) ?? TellsAll(column, counts) ?? ByHistory(column, counts) ?? Judgement(counts) ?? InStretches(column, won.Length) ?? ByName(column, counts);
    }

    private static string? TellsAll(LearningColumn column, BinCounts counts)
    {
        var bound = column.IsNumber ? TooGoodForNumbers : TooGood;

        if (counts.Information < bound)
        {
            return null;
        }

        var sure = counts.Won.Zip(counts.Lost, (w, l) => (Count: w + l, Share: w + l == 0 ? 0.5 : (double)w / (w + l))).Where(bin => bin.Share is >= 0.95 or <= 0.05).Sum(bin => bin.Count);
        return $"By itself it tells the outcome almost entirely (information value {Figure(counts.Information)}, honest attributes stay under {Figure(bound)}): {Percent((double)sure / counts.Leads)} of the leads have a value that was nearly always won or nearly never. Such values are written when the outcome is known.";
    }

    private static string? ByHistory(LearningColumn column, BinCounts counts) =>
        column.FilledByStaff is { } share and >= ByStaff && counts.Information >= Tells
            ? $"{Percent(share)} of its values were put in by colleagues after they had first been in touch, so they are not known when a new lead comes in." : null;

    private static string? OnlyOneSide(BinCounts counts)
    {
        var (more, less, who) = Sides(counts);
        return more >= OnlyWhenClosed * less && more >= 0.2 && counts.Leads * (1 - counts.Missing) >= FewestFilled && counts.Missing >= MostlyEmpty
            ? $"It is filled for {Percent(more)} of the leads that were {who} but for {Percent(less)} of the others: known only once the outcome is." : null;
    }

    private static string? Judgement(BinCounts counts)
    {
        var (more, less, who) = Sides(counts);
        return counts.Missing >= MostlyEmpty && more >= FilledMoreOften * less && counts.InformationWhenFilled >= Judges && counts.Leads * (1 - counts.Missing) >= FewestFilled
            ? $"{Percent(counts.Missing)} of the leads have no value; it is filled for {Percent(more)} of those that were {who} and for {Percent(less)} of the others, and what is filled in separates them sharply (information value {Figure(counts.InformationWhenFilled)} among the filled). That is the mark of a judgement somebody wrote down while working the lead."
            : null;
    }

    private static string? InStretches(LearningColumn column, int leads)
    {
        if (leads < Stretches * FewestInStretch)
        {
            return null;
        }

        var filled = new double[Stretches];

        for (var i = 0; i < leads; i++)
        {
            filled[(int)((long)i * Stretches / leads)] += column.IsMissing(i) ? 0 : 1;
        }

        var (least, most) = (filled.Min() * Stretches / leads, filled.Max() * Stretches / leads);
        return least <= 0.2 && most >= 0.8
            ? $"It was filled for {Percent(most)} of the leads in one stretch of the period and for {Percent(least)} in another: some tool or export wrote it for a while, and it says more about when than about whom." : null;
    }

    private static string? ByName(LearningColumn column, BinCounts counts)
    {
        var name = Folding.Fold(column.Name);
        return counts.Information >= Tells && (name.StartsWith("last ", StringComparison.Ordinal) || StateNames.Contains(name)) && Folding.Fold(column.Key) is not "lastname"
            ? "By its name it is a state at the time of the export and goes on changing until the outcome; what it was at the moment of scoring is not known." : null;
    }

    private static (double More, double Less, string Who) Sides(BinCounts counts) =>
        counts.FilledByWon >= counts.FilledByLost ? (counts.FilledByWon, counts.FilledByLost, "won") : (counts.FilledByLost, counts.FilledByWon, "lost");

    private static string Percent(double share) => (100 * share).ToString(share is > 0 and < 0.1 ? "0.#" : "0", CultureInfo.InvariantCulture) + " %";
    private static string Figure(double number) => number.ToString("0.0#", CultureInfo.InvariantCulture);
}
