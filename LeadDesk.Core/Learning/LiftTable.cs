namespace LeadDesk.Core.Learning;

/// <summary>One value of an attribute, or one way to behave, and what became of the leads that had it.</summary>
/// <param name="Attribute">As people read it.</param>
/// <param name="Value">The bin in words.</param>
/// <param name="Information">How much the whole attribute tells.</param>
/// <param name="Missing">Share of leads for whom the attribute is not known, 0–1; 0 for behaviours, which are never unknown.</param>
/// <param name="Control">Customers ÷ leads over all.</param>
public sealed record LiftRow(string Key, string Attribute, string Value, long Leads, long Won, double Information, double Missing, double Control)
{
    /// <summary>So few leads say nothing, whatever their rate.</summary>
    public const int FewestLeads = 20;

    public double Rate => Leads == 0 ? 0 : (double)Won / Leads;
    public ShareInterval Interval => Wilson.At95(Won, Leads);

    /// <summary>The rate against the control, 1 for the same; null when nobody became a customer at all.</summary>
    public double? Lift => Control == 0 ? null : Rate / Control;

    /// <summary>Beyond chance: enough leads, and the interval does not hold the control.</summary>
    public bool IsSure => Leads >= FewestLeads && (Interval.Low > Control || Interval.High < Control);
}

/// <summary>What customers had in common.</summary>
public static class LiftTable
{
    private const int Groups = 5;

    /// <summary>Every value of every attribute; the attribute that tells most first, its values in their order.</summary>
    /// <param name="set">All leads of the period; won are the customers, whoever else is not one yet counts against.</param>
    public static IReadOnlyList<LiftRow> Of(LearningSet set)
    {
        var control = set.Count == 0 ? 0 : (double)set.Customers / set.Count;
        var found = new IReadOnlyList<LiftRow>[set.Columns.Count];
        Parallel.For(0, found.Length, i => found[i] = Of(set.Columns[i], set.Won, control));
        return [.. found.SelectMany(rows => rows).OrderByDescending(row => row.Information).ThenBy(row => row.Attribute, StringComparer.Ordinal)];
    }

    private static IReadOnlyList<LiftRow> Of(LearningColumn column, bool[] won, double control)
    {
        var bins = Binning.Learn(column, Groups);
        var counts = BinCounts.Of(column, bins, won);
        return counts.Leads == 0 || Usable.Problem(column, bins, counts) is not null ? [] :
        [
            .. Enumerable.Range(0, bins.Count).Where(bin => counts.Won[bin] + counts.Lost[bin] > 0)
                .Select(bin => new LiftRow(column.Key, column.Name, bins.NameOf(bin), counts.Won[bin] + counts.Lost[bin], counts.Won[bin], counts.Information, column.IsBehaviour ? 0 : counts.Missing, control)),
        ];
    }
}
