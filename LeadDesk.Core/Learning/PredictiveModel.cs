using System.Text.Json;

namespace LeadDesk.Core.Learning;

/// <summary>How likely a lead becomes a customer, learned from closed ones: ridge logistic regression on binned attributes and a few pairs of them, straightened.</summary>
/// <param name="Intercept">Log-odds before the weights.</param>
public sealed record PredictiveModel(IReadOnlyList<LearnedAttribute> Attributes, IReadOnlyList<LearnedPair> Pairs, double Intercept, PlattScale Scale)
{
    private readonly LearnedAttribute[] attributes = [.. Attributes];
    private readonly LearnedPair[] pairs = [.. Pairs];

    /// <summary>The probability, 0–1, of a lead with these bins, in the order of <see cref="Attributes"/>.</summary>
    public double Probability(ReadOnlySpan<int> bins)
    {
        var sum = Intercept;

        for (var i = 0; i < attributes.Length; i++)
        {
            sum += attributes[i].Weights[bins[i]];
        }

        foreach (var pair in pairs)
        {
            sum += pair.Weights[PlaceOf(pair, bins)];
        }

        return RidgeLogistic.Share(Scale.LogOdds(sum));
    }

    /// <summary>What speaks for and against a lead, strongest first; what is not said of enough leads to be told from chance is left out.</summary>
    public IReadOnlyList<Reason> Reasons(ReadOnlySpan<int> bins)
    {
        var reasons = new List<Reason>();

        for (var i = 0; i < attributes.Length; i++)
        {
            var (attribute, bin) = (attributes[i], bins[i]);
            reasons.Add(new($"{attribute.Name}: {attribute.Bins.NameOf(bin)}", Scale.Slope * (attribute.Weights[bin] - attribute.Mean), attribute.Leads[bin], attribute.Won[bin]));
        }

        foreach (var pair in pairs)
        {
            var (place, first, second) = (PlaceOf(pair, bins), attributes[pair.First], attributes[pair.Second]);

            if (place > 0)
            {
                reasons.Add(new($"{first.Name}: {first.Bins.NameOf(bins[pair.First])} with {second.Name}: {second.Bins.NameOf(bins[pair.Second])}", Scale.Slope * (pair.Weights[place] - pair.Mean), pair.Leads[place], pair.Won[place]));
            }
        }

        return [.. reasons.Where(reason => reason.Leads > 0).OrderByDescending(reason => Math.Abs(reason.LogOdds))];
    }

    /// <summary>The bins of one lead of a set whose columns are in the order of <see cref="Attributes"/>; a column that is missing counts as missing.</summary>
    public void Fill(IReadOnlyList<LearningColumn?> columns, int lead, Span<int> bins)
    {
        for (var i = 0; i < attributes.Length; i++)
        {
            bins[i] = columns[i] is { } column && column.IsNumber == attributes[i].Bins.IsNumber ? attributes[i].Bins.Of(column, lead) : Bins.Missing;
        }
    }

    /// <summary>The probabilities of all leads of a set; attributes are found by their keys.</summary>
    public double[] Predict(LearningSet set)
    {
        var byKey = set.Columns.ToDictionary(column => column.Key);
        var columns = attributes.Select(attribute => byKey.GetValueOrDefault(attribute.Key)).ToArray();
        var (found, bins) = (new double[set.Count], new int[attributes.Length]);

        for (var i = 0; i < found.Length; i++)
        {
            Fill(columns, i, bins);
            found[i] = Probability(bins);
        }

        return found;
    }

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <exception cref="JsonException">It is no model.</exception>
    public static PredictiveModel FromJson(string json) => JsonSerializer.Deserialize<PredictiveModel>(json, JsonSerializerOptions.Web) ?? throw new JsonException("There is no model in it.");

    private int PlaceOf(LearnedPair pair, ReadOnlySpan<int> bins) =>
        pair.Cells[(attributes[pair.First].Coarse[bins[pair.First]] * pair.Wide) + attributes[pair.Second].Coarse[bins[pair.Second]]];
}

/// <summary>One thing that makes a lead likelier or less likely than others.</summary>
/// <param name="LogOdds">What it adds, against the mean lead; above 0 speaks for it.</param>
/// <param name="Leads">How many leads in training were alike in this.</param>
/// <param name="Won">How many of those were won.</param>
public sealed record Reason(string Words, double LogOdds, long Leads, long Won)
{
    /// <summary>Share of them that was won, 0–1.</summary>
    public double Rate => Leads == 0 ? 0 : (double)Won / Leads;
    public ShareInterval Interval => Wilson.At95(Won, Leads);
}
