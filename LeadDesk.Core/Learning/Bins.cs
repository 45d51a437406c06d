using System.Collections.Concurrent;
using System.Globalization;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Learning;

/// <summary>
/// Into which few groups the values of an attribute fall. Bin 0 is "missing", then come the groups in order, and for words the last is "other":
/// what was rare, and what was never seen before. Learned from training leads only.
/// </summary>
public sealed class Bins
{
    /// <summary>Begins the key of what a lead did.</summary>
    public const string BehaviourPrefix = "event.";

    private const int MostSpellings = 10_000;

    private readonly Dictionary<string, int> places;
    private readonly ConcurrentDictionary<string, int> spellings = new(StringComparer.Ordinal);
    private readonly double[] edges;

    /// <param name="edges">Of numbers: where each group but the first begins, rising; null for words.</param>
    /// <param name="values">Of words: one spelling of each group.</param>
    public Bins(string key, string name, IReadOnlyList<double>? edges, IReadOnlyList<string>? values)
    {
        (Key, Name, Edges, Values) = (key, name, edges, values);
        this.edges = [.. edges ?? []];
        places = (values ?? []).Index().ToDictionary(value => Folding.Fold(value.Item), value => value.Index + 1);
    }

    public string Key { get; }
    public string Name { get; }
    public IReadOnlyList<double>? Edges { get; }
    public IReadOnlyList<string>? Values { get; }
    public bool IsNumber => Edges is not null;
    public int Count => IsNumber ? edges.Length + 2 : places.Count + 2;
    public const int Missing = 0;

    /// <summary>Where rare and unknown words go.</summary>
    public int Other => Count - 1;

    public int Of(double number)
    {
        if (!double.IsFinite(number))
        {
            return Missing;
        }

        var at = Array.BinarySearch(edges, number);
        return at >= 0 ? at + 2 : ~at + 1;
    }

    public int Of(string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            return Missing;
        }

        if (spellings.TryGetValue(words, out var known))
        {
            return known;
        }

        var bin = places.GetValueOrDefault(Folding.Fold(words), Other);

        if (spellings.Count < MostSpellings)
        {
            spellings[words] = bin;
        }

        return bin;
    }

    public int Of(LearningColumn column, int lead) => IsNumber ? Of(column.Number(lead)) : Of(column.Words(lead));

    /// <summary>Whether a word falls under "other" because nobody in training had it often enough, or at all.</summary>
    public bool IsNovel(string? words) => !IsNumber && Of(words) == Other;

    /// <summary>The group in words: "missing", "Google", "other", "under 3", "3 to 8", "8 or more".</summary>
    public string NameOf(int bin) =>
        bin == Missing ? Key.StartsWith(BehaviourPrefix, StringComparison.Ordinal) ? "never" : "missing"
        : !IsNumber ? bin == Other ? "other" : Values![bin - 1]
        : edges.Length == 0 ? "any"
        : bin == 1 ? edges[0] == 1 ? "none" : $"under {Show(edges[0])}"
        : bin == Count - 1 ? $"{Show(edges[^1])} or more"
        : IsSingle(edges[bin - 2], edges[bin - 1]) ? Show(edges[bin - 2])
        : $"{Show(edges[bin - 2])} to under {Show(edges[bin - 1])}";

    private static bool IsSingle(double from, double to) => to - from == 1 && double.IsInteger(from);
    private static string Show(double number) => number.ToString(Math.Abs(number) >= 10 ? "#,0.#" : "0.##", CultureInfo.InvariantCulture);
}
