using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Tests.Scoring;

/// <summary>What holds for every model, lead and history.</summary>
public sealed class ScorePropertyTests
{
    private const int HorizonMinutes = 6 * 1440;

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
    public void The_next_change_of_cell_is_the_one_that_counting_minutes_finds() => Check(600, (_, model, values, signals) =>
    {
        var rating = model.Rate(values, signals, RandomModels.Now);
        var counted = Enumerable.Range(1, HorizonMinutes).Select(minute => RandomModels.Now.AddMinutes(minute)).Cast<DateTimeOffset?>()
            .FirstOrDefault(moment => CellAt(model, values, signals, moment!.Value) != rating.Cell);
        return counted is null ? rating.CellChangesAt is null || rating.CellChangesAt > RandomModels.Now.AddMinutes(HorizonMinutes) : rating.CellChangesAt == counted;
    });

    [Fact]
    public void Following_the_changes_shows_the_right_cell_at_every_minute() => Check(60, (_, model, values, signals) =>
    {
        var changes = model.Changes(values, signals, RandomModels.Now, RandomModels.Now.AddMinutes(HorizonMinutes));
        var shown = model.Rate(values, signals, RandomModels.Now).Cell;

        for (var (minute, next) = (1, 0); minute <= HorizonMinutes; minute++)
        {
            var moment = RandomModels.Now.AddMinutes(minute);
            shown = next < changes.Count && changes[next].At == moment ? changes[next++].Cell : shown;

            if (CellAt(model, values, signals, moment) != shown)
            {
                return false;
            }
        }

        return true;
    });

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

    // One point of a curve is the scoring function itself without the search for the next change.
    private static Cell CellAt(CompiledModel model, FieldValue[] values, Signal[] signals, DateTimeOffset moment) => model.Curve(values, signals, moment, moment, 2)[0].Cell;

    private static decimal Sum(Ledger ledger, Axis axis) => ledger.Lines.Where(line => line.Axis == axis).Sum(line => line.AxisPoints);
}
