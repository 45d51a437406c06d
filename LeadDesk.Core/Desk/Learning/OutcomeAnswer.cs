using LeadDesk.Core.Learning;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>What outcomes of a period say.</summary>
public sealed record OutcomeAnswer
{
    public required long Leads { get; init; }
    public required long Won { get; init; }
    public required long Closed { get; init; }

    /// <summary>How many leads there are at all, when these stand for evenly spread slices of them; null when all were read.</summary>
    public long? SampledFrom { get; init; }

    /// <summary>New customers ÷ all leads, 0–1; null for no leads.</summary>
    public double? Control => Leads == 0 ? null : (double)Won / Leads;
    public ShareInterval Interval => Wilson.At95(Won, Leads);

    /// <summary>Every value of every attribute and behaviour.</summary>
    public required IReadOnlyList<LiftRow> Lift { get; init; }

    /// <summary>Points now and earned of the rules of the published model that rates most leads.</summary>
    public required IReadOnlyList<EarnedPoints> Rules { get; init; }
    public string? ModelName { get; init; }
    public int? VersionId { get; init; }

    /// <summary>By the score that each lead had at its moment, and by its cell then.</summary>
    public required IReadOnlyList<ThresholdPoint> ByScore { get; init; }
    public required IReadOnlyList<ThresholdPoint> ByCell { get; init; }
    public required double Weeks { get; init; }
    public required int Reps { get; init; }
    public int? CapacityPerWeek { get; init; }
    public double? MeanValue { get; init; }
    public required IReadOnlyList<BackTest> BackTests { get; init; }
    public required EarnedBounds Bounds { get; init; }
    public required IReadOnlyList<Finding> Health { get; init; }

    internal static OutcomeAnswer Of(Scanned scanned, (int Reps, int? PerWeek) capacity, DateTimeOffset now)
    {
        var (leads, won) = (scanned.Leads, scanned.Set.Won);

        // A lead that is dated in the future by mistake must not make it years.
        var span = leads.Count == 0 ? TimeSpan.Zero : (leads[^1].CreatedAt < now ? leads[^1].CreatedAt : now) - leads[0].CreatedAt;
        var values = leads.Where(lead => lead.IsWon && lead.Value > 0).Select(lead => lead.Value!.Value).ToList();
        IReadOnlyList<EarnedPoints> rules = [];
        IReadOnlyList<LiftRow> lift = [];
        IReadOnlyList<ThresholdPoint> byScore = [], byCell = [];
        IReadOnlyList<BackTest> backTests = [];
        EarnedBounds? bounds = null;

        // Each looks at all leads and at nothing of the others.
        Parallel.Invoke(
            () => rules = RuleEarnings.Of(scanned),
            () => lift = LiftTable.Of(scanned.Set),
            () => backTests = BackTest.Of(scanned),
            () => bounds = EarnedBounds.Of(scanned),
            () => byScore = Threshold.ByScore([.. leads.Select(lead => lead.Score)], won),
            () => byCell = Threshold.ByCell([.. leads.Select(lead => lead.Cell)], won));
        return new()
        {
            Leads = leads.Count,
            Won = won.Count(one => one),
            Closed = leads.Count(lead => lead.ClosedAt is not null),
            SampledFrom = scanned.IsSampled ? scanned.Total : null,
            Lift = lift,
            Rules = rules,
            ModelName = scanned.Model?.Definition.Name,
            VersionId = scanned.Model?.VersionId,
            ByScore = byScore,
            ByCell = byCell,
            Weeks = Math.Max(1, span.TotalDays / 7) / scanned.Every,
            Reps = capacity.Reps,
            CapacityPerWeek = capacity.PerWeek,
            MeanValue = values.Count == 0 ? null : Math.Round(values.Average()),
            BackTests = backTests,
            Bounds = bounds!,
            Health = ModelHealth.Of(scanned, rules),
        };
    }
}

/// <summary>How the rules of a model did.</summary>
internal static class RuleEarnings
{
    private const double Penalty = 3;
    private const int MostLeads = 20_000;

    public static IReadOnlyList<EarnedPoints> Of(Scanned scanned)
    {
        if (scanned.Model is not { } model || new RuleHolds(model) is var holds && holds.Width == 0)
        {
            return [];
        }

        var leads = scanned.Leads.Where(lead => lead.Holds is not null).ToList();
        var control = leads.Count == 0 ? 0 : (double)leads.Count(lead => lead.IsWon) / leads.Count;
        int[] starts = [.. Enumerable.Range(0, holds.Width + 1).Select(rule => Enumerable.Range(0, rule).Sum(holds.PlacesOf))];
        var some = leads.Where((_, i) => i % ((leads.Count / MostLeads) + 1) == 0).ToList();
        var weights = control is 0 or 1 ? new double[starts[^1]]
            : RidgeLogistic.Fit([.. some.SelectMany(lead => lead.Holds!.Select((place, rule) => starts[rule] + place))], holds.Width, starts[^1], [.. some.Select(lead => lead.IsWon)], Penalty).Weights;
        return [.. holds.Rules(key => scanned.Book.Fields.TryGetValue(key, out var field) ? field.Name : key).Select(rule =>
        {
            var held = leads.Where(lead => lead.Holds![rule.Rule] == rule.Place).ToList();
            var mean = some.Count == 0 ? 0 : some.Average(lead => weights[starts[rule.Rule] + lead.Holds![rule.Rule]]);
            return new EarnedPoints(rule.Path, rule.Name, rule.Points, held.Count, held.Count(lead => lead.IsWon), control, weights[starts[rule.Rule] + rule.Place] - mean, rule.IsSigned);
        })];
    }
}
