using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Learning;

/// <summary>Finds the groups of an attribute from training leads.</summary>
public static class Binning
{
    private const int MostNumberBins = 16, MostWords = 60, FewestLeads = 15;

    /// <summary>
    /// Numbers: groups of about equally many leads, at most sixteen and fewer with few leads; a number that many leads have is a group of its own.
    /// Words: each that enough leads have, compared folded, the commonest sixty; the rest is "other".
    /// </summary>
    /// <param name="mostNumbers">Fewer groups of numbers than sixteen, where people read them.</param>
    public static Bins Learn(LearningColumn column, int mostNumbers = MostNumberBins)
    {
        var least = Math.Max(FewestLeads, column.Count / 400);
        return column.IsNumber ? Numbers(column, least, mostNumbers) : Words(column, least);
    }

    private static Bins Numbers(LearningColumn column, int least, int most)
    {
        var known = Enumerable.Range(0, column.Count).Select(column.Number).Where(double.IsFinite).ToArray();
        Array.Sort(known);
        var groups = Math.Min(most, known.Length / Math.Max(least, 1));
        var edges = new List<double>();

        // The next group begins where the next whole share of leads is full, never within equals.
        for (int group = 1, begun = 0; group < groups; group++)
        {
            var at = (int)((long)group * known.Length / groups);

            while (at < known.Length && at > 0 && known[at] == known[at - 1] && known[at] == known[begun])
            {
                at++;
            }

            if (at >= known.Length || known[at] == known[begun])
            {
                continue;
            }

            var edge = known[at];
            var first = Array.BinarySearch(known, edge);

            while (first > 0 && known[first - 1] == edge)
            {
                first--;
            }

            if (first - begun >= least && known.Length - first >= least)
            {
                edges.Add(edge);
                begun = first;
            }
        }

        return new(column.Key, column.Name, edges, null);
    }

    private static Bins Words(LearningColumn column, int least)
    {
        var exact = new Dictionary<string, int>(StringComparer.Ordinal);

        for (var i = 0; i < column.Count; i++)
        {
            if (column.Words(i) is { } word && !string.IsNullOrWhiteSpace(word))
            {
                exact[word] = exact.GetValueOrDefault(word) + 1;
            }
        }

        var common = exact.GroupBy(pair => Folding.Fold(pair.Key)).Where(group => group.Key.Length > 0)
            .Select(group => (Spelling: group.MaxBy(pair => (pair.Value, pair.Key)).Key, Count: group.Sum(pair => pair.Value)))
            .Where(value => value.Count >= least)
            .OrderByDescending(value => value.Count).ThenBy(value => value.Spelling, StringComparer.Ordinal)
            .Take(MostWords);
        return new(column.Key, column.Name, null, [.. common.Select(value => value.Spelling)]);
    }
}
