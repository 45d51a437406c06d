namespace LeadDesk.Core.Learning;

/// <summary>Learns from closed leads, oldest first: from the oldest 80 % of them, judged on the newest 20 %.</summary>
public static class Training
{
    /// <summary>So many customers and so many lost leads are needed before a number means anything.</summary>
    public const int FewestOfEach = 40;

    private const double LearnedFrom = 0.8;

    /// <summary>"not enough outcomes yet (12 of 40)", or null when there are enough.</summary>
    public static string? NotEnough(long won, long lost) => Math.Min(won, lost) >= FewestOfEach ? null
        : $"not enough outcomes yet ({Math.Min(won, lost)} of {FewestOfEach}{(won >= FewestOfEach ? " lost" : lost >= FewestOfEach ? " won" : "")})";

    /// <summary>How many of these leads, the oldest, are learned from; the rest judges.</summary>
    public static int OldestOf(int leads) => (int)(leads * LearnedFrom);

    /// <param name="takenIn">Keys of attributes that a person took in by hand although they are suspected.</param>
    /// <param name="progress">Told the share that is done, 0–1, from several threads.</param>
    /// <returns>Null when there are not enough outcomes, or nothing to learn from.</returns>
    public static Trained? Run(LearningSet set, IReadOnlyCollection<string> takenIn, Action<double>? progress = null)
    {
        var cut = OldestOf(set.Count);

        if (NotEnough(set.Customers, set.Count - set.Customers) is not null)
        {
            return null;
        }

        var train = set.Of([.. Enumerable.Range(0, cut)]);
        var (columns, leftOut) = Choose(train, takenIn);

        if (columns.Count == 0 || train.Customers == 0 || train.Customers == cut)
        {
            return null;
        }

        progress?.Invoke(0.1);
        var model = Learn(columns, train.Won, share => progress?.Invoke(0.1 + (0.7 * share)), out var penalty);
        progress?.Invoke(0.9);
        var test = set.Of([.. Enumerable.Range(cut, set.Count - cut)]);
        return new(model, HeldOut.Of(model.Predict(test), test.Won), penalty, leftOut);
    }

    private static (List<(LearningColumn Column, Bins Bins, BinCounts Counts)> Columns, List<LeftOut> LeftOut) Choose(LearningSet train, IReadOnlyCollection<string> takenIn)
    {
        var looked = new (LearningColumn Column, Bins Bins, BinCounts Counts, string? Problem, string? Leak)[train.Columns.Count];
        Parallel.For(0, looked.Length, i =>
        {
            var column = train.Columns[i];
            var bins = Binning.Learn(column);
            var counts = BinCounts.Of(column, bins, train.Won);
            looked[i] = (column, bins, counts, Usable.Problem(column, bins, counts), LeakGuard.Suspect(column, counts, train.Won));
        });
        var leftOut = looked.Where(one => one.Problem is not null || (one.Leak is not null && !takenIn.Contains(one.Column.Key)))
            .Select(one => new LeftOut(one.Column.Key, one.Column.Name, one.Problem ?? one.Leak!, one.Problem is null)).ToList();
        var keys = leftOut.Select(one => one.Key).ToHashSet();
        return ([.. looked.Where(one => !keys.Contains(one.Column.Key)).Select(one => (one.Column, one.Bins, one.Counts))], leftOut);
    }

    private static PredictiveModel Learn(List<(LearningColumn Column, Bins Bins, BinCounts Counts)> columns, bool[] won, Action<double> progress, out double penalty)
    {
        var attributes = columns.ConvertAll(one => one.Bins);
        var counts = columns.ConvertAll(one => one.Counts);
        var bins = new int[won.Length * columns.Count];
        Parallel.For(0, won.Length, lead =>
        {
            for (var i = 0; i < columns.Count; i++)
            {
                bins[(lead * columns.Count) + i] = attributes[i].Of(columns[i].Column, lead);
            }
        });
        var pairs = Pairing.Learn(attributes, counts, bins, won);
        var features = new Features(attributes, pairs, bins, won.Length);
        (penalty, var scale) = PenaltyChoice.Find(features, won, progress);
        var fit = RidgeLogistic.Fit(features.Rows, features.Width, features.Places, won, penalty, Features.Counts(won.Length));
        return new(
            [.. attributes.Select((one, i) => new LearnedAttribute(one.Key, one.Name, one.Edges, one.Values, Of(i), [.. counts[i].Won.Zip(counts[i].Lost, (w, l) => w + l)], counts[i].Won))],
            [.. pairs.Select((pair, i) => pair with { Weights = Of(attributes.Count + i) })], fit.Intercept, scale);

        double[] Of(int part) => fit.Weights[features.Starts[part]..features.Starts[part + 1]];
    }
}

/// <summary>A model and how it did.</summary>
/// <param name="Test">On the newest leads, from which nothing was learned.</param>
/// <param name="Penalty">The one that cross-validation chose.</param>
public sealed record Trained(PredictiveModel Model, HeldOut Test, double Penalty, IReadOnlyList<LeftOut> LeftOut);
