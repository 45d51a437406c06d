namespace LeadDesk.Core.Learning;

/// <summary>Which combinations of two attributes are looked at: all pairs among the few that tell most, with numbers in at most five groups.</summary>
public static class Pairing
{
    private const int Attributes = 5, CoarseGroups = 5, FewestLeads = 1000, FewestTogether = 15;

    public static int Coarse(Bins bins, int bin)
    {
        var groups = bins.Count - 1;
        return !bins.IsNumber || bin == Bins.Missing || groups <= CoarseGroups ? bin : 1 + ((bin - 1) * CoarseGroups / groups);
    }

    /// <param name="bins">Row by row, for each lead the bin of each attribute.</param>
    /// <returns>Pairs with all weights 0; none for few leads, which could not carry them.</returns>
    public static IReadOnlyList<LearnedPair> Learn(IReadOnlyList<Bins> attributes, IReadOnlyList<BinCounts> counts, int[] bins, bool[] won)
    {
        if (won.Length < FewestLeads)
        {
            return [];
        }

        var best = Enumerable.Range(0, attributes.Count).OrderByDescending(i => counts[i].Information).Take(Attributes).Order().ToArray();
        var pairs = from second in best from first in best where first < second select Learn(attributes, first, second, bins, won);
        return [.. pairs.Where(pair => pair.Leads.Length > 2)];
    }

    private static LearnedPair Learn(IReadOnlyList<Bins> attributes, int first, int second, int[] bins, bool[] won)
    {
        var (a, b, width) = (attributes[first], attributes[second], attributes.Count);
        var cells = new int[a.Count * b.Count];
        var found = Enumerable.Range(0, won.Length).Select(i => (Coarse(a, bins[(i * width) + first]) * b.Count) + Coarse(b, bins[(i * width) + second])).ToArray();
        var least = Math.Max(FewestTogether, won.Length / 400);
        var many = new int[cells.Length];

        foreach (var cell in found)
        {
            many[cell]++;
        }

        var places = 1;

        for (var cell = 0; cell < cells.Length; cell++)
        {
            cells[cell] = many[cell] >= least ? places++ : 0;
        }

        var (leads, wins) = (new long[places], new long[places]);

        for (var i = 0; i < found.Length; i++)
        {
            leads[cells[found[i]]]++;
            wins[cells[found[i]]] += won[i] ? 1 : 0;
        }

        return new(first, second, b.Count, cells, new double[places], leads, wins);
    }
}
