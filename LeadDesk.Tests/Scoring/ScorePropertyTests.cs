using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Tests.Scoring;

/// <summary>What holds for every model, lead and history.</summary>
public sealed class ScorePropertyTests
{
    private const int HorizonMinutes = 4 * 1440;

    [Fact]
    public void The_ledger_sums_to_each_axis_and_to_the_score() => Check(1500, (_, model, values, signals) =>
    {
        var ledger = model.Explain(values, signals, RandomModels.Now);
        return Sum(ledger, Axis.Fit) == (decimal)ledger.Rating.Fit
            && Sum(ledger, Axis.Engagement) == (decimal)ledger.Rating.Engagement
            && ledger.Lines.Sum(line => line.Points) == (decimal)ledger.Rating.Score;
    });

    [Fact]
    public void Every_part_stays_within_its_scale() => Check(1500, (_, model, values, signals) =>
    {
        var rating = model.Rate(values, signals, RandomModels.Now);
        return rating is { Score: >= 0 and <= 100, Fit: >= 0 and <= 100, Engagement: >= 0 and <= 100, Coverage: >= 0 and <= 1 };
    });

    [Fact]
    public void Rating_and_explaining_find_the_same() => Check(1500, (_, model, values, signals) =>
        model.Rate(values, signals, RandomModels.Now) == model.Explain(values, signals, RandomModels.Now).Rating);

    [Fact]
    public void The_order_of_events_does_not_matter() => Check(800, (_, model, values, signals) =>
        model.Rate(values, signals, RandomModels.Now) == model.Rate(values, [.. signals.Reverse()], RandomModels.Now));

    [Fact]
    public void More_points_for_a_rule_never_lower_the_score() => Check(800, (random, model, values, signals) =>
    {
        var more = Math.Abs(random.Points(20));
        var better = new CompiledModel(model.Definition with
        {
            Behaviours = [.. model.Definition.Behaviours.Select(rule => rule with { Points = rule.Points + more })],
            Adjustments = [.. model.Definition.Adjustments.Select(rule => rule with { Points = rule.Points + more })],
        });
        return better.Rate(values, signals, RandomModels.Now).Score >= model.Rate(values, signals, RandomModels.Now).Score;
    });

    [Fact]
    public void A_disqualified_lead_is_D4_with_nothing_and_stays_so() => Check(800, (_, model, values, signals) =>
    {
        var all = new CompiledModel(model.Definition with { Disqualifiers = [new("Everybody", new Condition.All())] });
        var ledger = all.Explain(values, signals, RandomModels.Now);
        return ledger.Rating is { Score: 0, Disqualifier: "Everybody", CellChangesAt: null } && ledger.Rating.Cell == Cell.Worst
            && ledger.Lines.Sum(line => line.Points) == 0 && ledger.Lines[^1].Rule == "Everybody";
    });

    [Fact]
    public void Engagement_is_what_adding_up_event_by_event_gives() => Check(1500, (_, model, values, signals) =>
    {
        var definition = model.Definition with { Disqualifiers = [] };
        var rating = new CompiledModel(definition).Explain(values, signals, RandomModels.Now);
        var adjusted = rating.Lines.Where(line => line is { Kind: LineKind.Adjustment, Axis: Axis.Engagement }).Sum(line => line.Raw);
        return Math.Abs(PlainEngagement.Of(definition, signals, RandomModels.Now, adjusted) - rating.Rating.Engagement) < 0.0501;
    });

    [Fact]
    public void The_next_change_of_cell_is_the_one_that_counting_minutes_finds() => Check(500, (_, model, values, signals) =>
    {
        var rating = model.Rate(values, signals, RandomModels.Now);
        var counted = EveryMinute(model, values, signals).Where(point => point.Cell != rating.Cell).Select(point => (DateTimeOffset?)point.At).FirstOrDefault();
        return counted is null ? rating.CellChangesAt is null || rating.CellChangesAt > RandomModels.Now.AddMinutes(HorizonMinutes) : rating.CellChangesAt == counted;
    });

    [Fact]
    public void Following_the_changes_shows_the_right_cell_at_every_minute() => Check(300, (_, model, values, signals) =>
    {
        var changes = model.Changes(values, signals, RandomModels.Now, RandomModels.Now.AddMinutes(HorizonMinutes)).ToDictionary(change => change.At);
        var shown = model.Rate(values, signals, RandomModels.Now).Cell;

        foreach (var point in EveryMinute(model, values, signals))
        {
            shown = changes.TryGetValue(point.At, out var change) ? change.Cell : shown;

            if (point.Cell != shown)
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void The_random_histories_do_change_cells()
    {
        var changes = Enumerable.Range(0, 300).Count(seed =>
        {
            var random = new RandomModels(seed);
            var model = new CompiledModel(random.Model());
            return model.Rate(random.Values(model), random.Signals(), RandomModels.Now).CellChangesAt < RandomModels.Now.AddMinutes(HorizonMinutes);
        });
        Assert.InRange(changes, 60, 300);
    }

    [Fact]
    public void A_model_survives_being_written_and_read() => Check(300, (_, model, values, signals) =>
    {
        var outcome = ModelJson.TryRead(ModelJson.Write(model.Definition), out ModelDefinition? read);
        return outcome.Succeeded && new CompiledModel(read!).Rate(values, signals, RandomModels.Now) == model.Rate(values, signals, RandomModels.Now);
    });

    private static void Check(int cases, Func<RandomModels, CompiledModel, FieldValue[], Signal[], bool> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new RandomModels(seed);
            var model = new CompiledModel(random.Model());
            return holds(random, model, random.Values(model), random.Signals());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(20261121, 7));

    // A curve is the scoring function at each minute, without the search for the next change.
    private static IReadOnlyList<CurvePoint> EveryMinute(CompiledModel model, FieldValue[] values, Signal[] signals) =>
        model.Curve(values, signals, RandomModels.Now, RandomModels.Now.AddMinutes(HorizonMinutes), HorizonMinutes + 1);

    private static decimal Sum(Ledger ledger, Axis axis) => ledger.Lines.Where(line => line.Axis == axis).Sum(line => line.AxisPoints);
}
