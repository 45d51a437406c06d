using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Tests.Scoring;

/// <summary>A draft that names its leads by a segment, and what a version keeps of it.</summary>
public sealed class ModelSegmentTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Condition Retail = Model.Is("industry", "Retail"), InIt = Model.Is("segment.5", "yes");

    [Fact]
    public void What_the_segment_asks_is_written_in_with_its_name_and_the_day()
    {
        var written = Written(new Condition.All(Model.Is("market", "business"), InIt), SegmentOf(Retail));

        Assert.Empty(written.Problems);
        Assert.Equal("Market is business and In segment Retail, as of 2 Mar 2026 (Industry is Retail)", Say(written.Model.AppliesTo));
        Assert.Equal(["market", "industry"], written.Model.Attributes());
        Assert.True(ModelJson.TryRead(ModelJson.Write(written.Model), out ModelDefinition? read).Succeeded);
        Assert.Equal(Say(written.Model.AppliesTo), Say(read!.AppliesTo));
    }

    [Theory]
    [InlineData("yes", "Retail", true)]
    [InlineData("yes", "Steel", false)]
    [InlineData("no", "Retail", false)]
    [InlineData("no", "Steel", true)]
    public void It_holds_for_whom_the_segment_is(string answer, string industry, bool applies)
    {
        var model = new CompiledModel(Written(Model.Is("segment.5", answer), SegmentOf(Retail)).Model);

        Assert.Equal(applies, model.Applies([FieldValue.Of(industry)]));
    }

    [Fact]
    public void A_difference_between_two_versions_says_which_segment_and_when()
    {
        var (before, draft) = (Written(InIt, SegmentOf(Retail)).Model, Model.Empty with { AppliesTo = InIt });
        var after = WrittenModel.Of(draft, [SegmentOf(Model.Is("industry", "Retail", "Food"))], Today.AddDays(3)).Model;

        Assert.Equal("for In segment Retail, as of 2 Mar 2026 (Industry is Retail) → In segment Retail, as of 5 Mar 2026 (Industry is any of: Retail, Food)", ModelDiff.Between(before, after, NameOf).Single().What);
        Assert.Equal("for In segment Retail, as of 2 Mar 2026 (Industry is Retail) → In segment Retail", ModelDiff.Between(before, draft, NameOf).Single().What);
    }

    [Theory]
    [InlineData("cell", "asks for Grade,")]
    [InlineData("score", "asks for Score,")]
    [InlineData("stage", "asks for Stage,")]
    [InlineData("event.any.30", "asks for Anything done, times in 30 days,")]
    [InlineData("signalDays", "asks for Days since its latest signal,")]
    [InlineData("persona", "asks for Persona,")]
    [InlineData("custom.gone", "\"custom.gone\", which leads do not have")]
    public void What_a_model_cannot_ask_is_refused_in_words(string attribute, string words)
    {
        var segment = SegmentOf(new Condition.All(Retail, new Condition.Opposite(new Condition.Test(attribute, TestOperator.IsEmpty))));
        var findings = ModelCheck.Of(Model.Empty with { AppliesTo = InIt }, LeadFields.BuiltIn, segment);

        Assert.Contains(words, Assert.Single(findings.Refusals), StringComparison.Ordinal);
        Assert.Contains("\"the leads it is for\": Segment Retail", findings.Refusals[0], StringComparison.Ordinal);
        Assert.Null(CountableModel.Of(Written(InIt, segment), LeadFields.BuiltIn).Model.AppliesTo);
    }

    [Fact]
    public void A_frozen_segment_one_that_is_gone_and_no_answer_are_refused_in_words()
    {
        var frozen = ModelSegment.Of(new() { Name = "Retail", Condition = ModelJson.Write(Retail), CreatedAt = default, FrozenAt = Model.Now }, LeadFields.BuiltIn) with { Id = 5 };

        Assert.Contains("is frozen", RefusalOf(InIt, frozen), StringComparison.Ordinal);
        Assert.Contains("not there", RefusalOf(InIt), StringComparison.Ordinal);
        Assert.Contains("yes or no", RefusalOf(Model.Is("segment.5", "yes", "no"), SegmentOf(Retail)), StringComparison.Ordinal);
        Assert.Contains("yes or no", RefusalOf(new Condition.Test("segment.5", TestOperator.IsEmpty), SegmentOf(Retail)), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_leads_of_a_model_are_told_by_segments() =>
        Assert.Contains("\"Odd\" asks for a segment", Assert.Single(ModelCheck.Of(Model.Empty with { Disqualifiers = [new("Odd", InIt)] }, LeadFields.BuiltIn, SegmentOf(Retail)).Refusals), StringComparison.Ordinal);

    private static string RefusalOf(Condition whom, params ModelSegment[] segments) => Assert.Single(ModelCheck.Of(Model.Empty with { AppliesTo = whom }, LeadFields.BuiltIn, segments).Refusals);

    private static WrittenModel Written(Condition whom, ModelSegment segment) => WrittenModel.Of(Model.Empty with { AppliesTo = whom }, [segment], Today);

    private static ModelSegment SegmentOf(Condition when) => ModelSegment.Of(new() { Name = "Retail", Condition = ModelJson.Write(when), CreatedAt = default }, LeadFields.BuiltIn) with { Id = 5 };

    private static string Say(Condition? condition) => ConditionWords.Of(condition, NameOf);

    private static string NameOf(string key) => key == "segment.5" ? "In segment Retail" : LeadFields.Find(key, [])?.Name ?? key;
}
