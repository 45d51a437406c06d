using System.Globalization;
using LeadDesk.Core.Learning;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>Something about scoring that is well, or should be looked at.</summary>
/// <param name="Link">Where something can be done about it; null when nothing has to be.</param>
public sealed record Finding(bool IsWell, string Title, string Words, string? Link = null, string? LinkName = null);

/// <summary>Whether scoring still does what it is for, in words.</summary>
internal static class ModelHealth
{
    private const double FewestFlagged = 0.15, MostFlagged = 0.35, FlaggedCustomers = 0.6, TopAgainstLow = 10, MostlyEmpty = 0.5, Drifted = 0.25;
    private const int FewestLeads = 50, Shown = 5;

    public static IReadOnlyList<Finding> Of(Scanned scanned, IReadOnlyList<EarnedPoints> rules)
    {
        if (scanned.Model is null || scanned.Leads.Count < FewestLeads)
        {
            return [];
        }

        return [.. Flagged(scanned), .. Order(scanned), .. Rules(scanned, rules), .. Empty(scanned), .. Drift(scanned)];
    }

    private static IEnumerable<Finding> Flagged(Scanned scanned)
    {
        var (leads, customers) = (scanned.Leads, scanned.Leads.Where(lead => lead.IsWon).ToList());
        var share = (double)leads.Count(lead => lead.IsFlagged) / leads.Count;
        var well = share is >= FewestFlagged and <= MostFlagged;
        yield return new(well, well ? "As many are handed over as should be." : share < FewestFlagged ? "Few are handed over." : "Many are handed over.",
            $"{Percent(share)} of the leads reach a cell for sales; {Percent(FewestFlagged)} to {Percent(MostFlagged)} is usual.", well ? null : "models", well ? null : "Bounds");

        if (customers.Count >= 10)
        {
            var caught = (double)customers.Count(lead => lead.IsFlagged) / customers.Count;
            var enough = caught >= FlaggedCustomers;
            yield return new(enough, enough ? "Customers were seen coming." : "Many customers were not seen coming.",
                $"{Percent(caught)} of {customers.Count:N0} customers stood in a cell for sales when it counted; {Percent(FlaggedCustomers)} or more is expected.", enough ? null : "models", enough ? null : "Rules");
        }
    }

    private static IEnumerable<Finding> Order(Scanned scanned)
    {
        var closed = scanned.Leads.Where(lead => lead.ClosedAt is not null).ToList();
        var grades = closed.GroupBy(lead => lead.Cell.Fit).OrderBy(group => group.Key).Select(group => (Grade: group.Key, Won: group.LongCount(lead => lead.IsWon), All: group.LongCount())).ToList();
        var inverted = grades.SelectMany(higher => grades.Where(lower => lower.Grade > higher.Grade && Wilson.At95(lower.Won, lower.All).Low > Wilson.At95(higher.Won, higher.All).High)
            .Select(lower => $"{lower.Grade} closes {Percent((double)lower.Won / lower.All)} of {lower.All:N0}, {higher.Grade} only {Percent((double)higher.Won / higher.All)} of {higher.All:N0}")).ToList();
        yield return inverted.Count == 0
            ? new(true, "Order holds.", "No lower grade closes more than a higher one beyond chance.")
            : new(false, "A lower grade beats a higher one.", string.Join("; ", inverted) + ".", "grades", "Grades");

        if (grades.Find(one => one.Grade == 'A') is { All: >= 10 } top && grades.Find(one => one.Grade == 'D') is { All: >= 10, Won: > 0 } low)
        {
            var times = (double)top.Won / top.All / ((double)low.Won / low.All);
            yield return new(times >= TopAgainstLow, times >= TopAgainstLow ? "Grades tell leads apart." : "Grades tell leads apart too little.",
                $"A closes {times.ToString("0.#", CultureInfo.InvariantCulture)} times as often as D; ten times is what good models reach.", times >= TopAgainstLow ? null : "learning#rules", times >= TopAgainstLow ? null : "Proposals");
        }
    }

    private static IEnumerable<Finding> Rules(Scanned scanned, IReadOnlyList<EarnedPoints> rules)
    {
        var leads = scanned.Leads.Count(lead => lead.Holds is not null);
        var (never, always) = (rules.Where(rule => rule.Leads == 0).Select(rule => rule.Name).ToList(), rules.Where(rule => rule.Leads == leads).Select(rule => rule.Name).ToList());

        if (never.Count > 0)
        {
            yield return new(false, $"{never.Count} {(never.Count == 1 ? "rule" : "rules")} never held.", Some(never), "models", "Rules");
        }

        if (always.Count > 0)
        {
            yield return new(false, $"{always.Count} {(always.Count == 1 ? "rule" : "rules")} held for every lead.", Some(always) + " Such a rule tells no lead from another.", "models", "Rules");
        }
    }

    private static IEnumerable<Finding> Empty(Scanned scanned)
    {
        var asked = scanned.Model!.Attributes.ToHashSet();
        var empty = scanned.Set.Columns.Where(column => asked.Contains(column.Key)).Select(column => (column.Name, Share: (double)Enumerable.Range(0, column.Count).Count(column.IsMissing) / column.Count))
            .Where(one => one.Share >= MostlyEmpty).OrderByDescending(one => one.Share).Select(one => $"{one.Name} ({Percent(one.Share)} empty)").ToList();

        if (empty.Count > 0)
        {
            yield return new(false, "The model asks for what is mostly unknown.", Some(empty), "models", "Criteria");
        }
    }

    private static IEnumerable<Finding> Drift(Scanned scanned)
    {
        var cut = Training.OldestOf(scanned.Set.Count);
        var drifted = scanned.Set.Columns.Where(column => !column.IsBehaviour).Select(column => (column.Name, Index: IndexOf(column, cut))).Where(one => one.Index >= Drifted).OrderByDescending(one => one.Index)
            .Select(one => $"{one.Name} ({one.Index.ToString("0.00", CultureInfo.InvariantCulture)})").ToList();
        yield return drifted.Count == 0
            ? new(true, "Leads are like before.", "No attribute of the newest fifth differs much from those before (population stability index under 0.25).")
            : new(false, "New leads are unlike those before.", $"Population stability index of the newest fifth: {Some(drifted)} Learn anew, and look at the criteria that use it.", "learning#prediction", "Learn anew");
    }

    private static double IndexOf(LearningColumn column, int cut)
    {
        var bins = Binning.Learn(column);
        var (then, now) = (new long[bins.Count], new long[bins.Count]);

        for (var i = 0; i < column.Count; i++)
        {
            (i < cut ? then : now)[bins.Of(column, i)]++;
        }

        return Usable.Problem(column, bins, new(then, now)) is null ? StabilityIndex.Of(then, now) : 0;
    }

    private static string Some(List<string> names) => string.Join(", ", names.Take(Shown)) + (names.Count > Shown ? $" and {names.Count - Shown} more." : ".");
    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";
}
