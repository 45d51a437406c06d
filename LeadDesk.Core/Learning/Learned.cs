using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace LeadDesk.Core.Learning;

/// <summary>What was learned about an attribute: its bins, and for each the weight and how many training leads and customers it had.</summary>
/// <param name="Weights">Added to the log-odds.</param>
[SuppressMessage("Performance", "CA1819:Properties should not return arrays", Justification = "Read millions of times.")]
public sealed record LearnedAttribute(string Key, string Name, IReadOnlyList<double>? Edges, IReadOnlyList<string>? Values, double[] Weights, long[] Leads, long[] Won)
{
    [JsonIgnore]
    public Bins Bins { get; } = new(Key, Name, Edges, Values);

    /// <summary>For each bin the coarse one by which pairs look it up.</summary>
    [JsonIgnore]
    public int[] Coarse { get; } = CoarseOf(new(Key, Name, Edges, Values));

    /// <summary>The mean weight over the training leads; what a bin says is told against it.</summary>
    [JsonIgnore]
    public double Mean { get; } = Weights.Zip(Leads, (weight, count) => weight * count).Sum() / Math.Max(1, Leads.Sum());

    private static int[] CoarseOf(Bins bins) => [.. Enumerable.Range(0, bins.Count).Select(bin => Pairing.Coarse(bins, bin))];
}

/// <summary>What two attributes say together beyond what each says alone.</summary>
/// <param name="Cells">For coarse bin of the first times <paramref name="Wide"/> plus coarse bin of the second: the place among the weights; 0 for a combination too rare.</param>
[SuppressMessage("Performance", "CA1819:Properties should not return arrays", Justification = "Read millions of times.")]
public sealed record LearnedPair(int First, int Second, int Wide, int[] Cells, double[] Weights, long[] Leads, long[] Won)
{
    [JsonIgnore]
    public double Mean { get; } = Weights.Zip(Leads, (weight, count) => weight * count).Sum() / Math.Max(1, Leads.Sum());
}
