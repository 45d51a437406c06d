using LeadDesk.Core.Learning;

namespace LeadDesk.Tests.Learning;

public sealed class TrainingTests
{
    [Fact]
    public void It_learns_what_there_is_to_learn_and_its_probabilities_mean_what_they_say()
    {
        var trained = Training.Run(MadeUp(6000, 1), [])!;
        Assert.InRange(trained.Test.Auc!.Value, 0.76, 0.88);
        Assert.InRange(trained.Test.Ece, 0, 0.05);
        Assert.True(trained.Test.Auc > trained.Test.AucLow && trained.Test.Auc < trained.Test.AucHigh);
        Assert.Equal((1200, "Colour, Size"), (trained.Test.Leads, string.Join(", ", trained.Model.Attributes.Select(one => one.Name))));
        Assert.Equal(["Tag"], trained.LeftOut.Where(one => one.IsLeak).Select(one => one.Name));
    }

    [Fact]
    public void A_suspected_attribute_is_used_when_a_person_takes_it_in() =>
        Assert.True(Training.Run(MadeUp(1000, 1), ["tag"])!.Test.Auc > 0.95);

    [Fact]
    public void What_was_stored_predicts_the_same()
    {
        var set = MadeUp(1500, 2);
        var model = Training.Run(set, [])!.Model;
        Assert.Equal(model.Predict(set), PredictiveModel.FromJson(model.ToJson()).Predict(set));
    }

    [Fact]
    public void The_newest_fifth_changes_nothing_that_is_learned()
    {
        var set = MadeUp(1000, 3);
        var turned = set with { Won = [.. set.Won.Select((won, i) => i < 800 ? won : !won)] };
        Assert.Equal(Training.Run(set, [])!.Model.ToJson(), Training.Run(turned, [])!.Model.ToJson());
    }

    [Fact]
    public void Reasons_name_the_value_and_the_rate_behind_it()
    {
        var set = MadeUp(3000, 4);
        var model = Training.Run(set, [])!.Model;
        var red = Enumerable.Range(0, 3000).First(i => set.Columns[0].Words(i) == "red");
        var bins = new int[model.Attributes.Count];
        model.Fill([.. model.Attributes.Select(attribute => set.Columns.Single(column => column.Key == attribute.Key))], red, bins);
        var reason = Assert.Single(model.Reasons(bins), reason => reason.Words == "Colour: red");
        Assert.True(reason.LogOdds > 0 && reason.Rate > 0.5 && reason.Interval.Low < reason.Rate);
        Assert.Equal(model.Probability(bins), model.Predict(set)[red]);
    }

    [Fact]
    public void A_novel_value_or_a_column_that_is_gone_counts_as_unknown_and_breaks_nothing()
    {
        var model = Training.Run(MadeUp(1000, 5), [])!.Model;
        Assert.Single(model.Predict(new([LearningColumn.OfWords("colour", "Colour", ["ultraviolet"])], [false])), p => p is > 0 and < 1);
    }

    [Theory]
    [InlineData(0, 0, "not enough outcomes yet (0 of 40)")]
    [InlineData(12, 500, "not enough outcomes yet (12 of 40 won)")]
    [InlineData(90, 3, "not enough outcomes yet (3 of 40 lost)")]
    [InlineData(40, 40, null)]
    public void Below_forty_of_each_it_says_how_many_there_are_and_gives_no_number(int won, int lost, string? words)
    {
        Assert.Equal(words, Training.NotEnough(won, lost));
        var set = new LearningSet([LearningColumn.OfNumbers("x", "X", [.. Enumerable.Range(0, won + lost).Select(i => (double)(i % 9))])], [.. Enumerable.Range(0, won + lost).Select(i => i % 2 == 0 ? i / 2 < Math.Min(won, lost) == won <= lost : won > lost)]);
        Assert.Equal(words is not null || set.Customers < 40, Training.Run(set, []) is null);
    }

    [Fact]
    public void With_nothing_to_learn_from_there_is_no_model() =>
        Assert.Null(Training.Run(new([LearningColumn.OfNumbers("x", "X", [.. Enumerable.Repeat(double.NaN, 200)])], [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0)]), []));

    /// <summary>Red ones and large ones are won more often; the tag was written afterwards.</summary>
    private static LearningSet MadeUp(int leads, int seed)
    {
        var random = new Random(seed);
        string?[] colours = [.. Enumerable.Range(0, leads).Select(_ => random.Next(4) switch { 0 => "red", 1 => "blue", 2 => "green", _ => null })];
        double[] sizes = [.. Enumerable.Range(0, leads).Select(_ => (double)random.Next(100))];
        bool[] won = [.. colours.Zip(sizes, (colour, size) => random.NextDouble() < RidgeLogistic.Share((colour == "red" ? 2 : 0) + (size / 25) - 3))];
        string?[] tags = [.. won.Select(one => random.NextDouble() < 0.03 ? "unclear" : one ? "signed" : "gone")];
        return new([LearningColumn.OfWords("colour", "Colour", colours), LearningColumn.OfNumbers("size", "Size", sizes), LearningColumn.OfWords("tag", "Tag", tags)], won);
    }
}
