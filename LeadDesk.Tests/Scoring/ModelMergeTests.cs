using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Scoring.Templates;

namespace LeadDesk.Tests.Scoring;

public sealed class ModelMergeTests
{
    private static readonly ModelDefinition Original = ModelTemplates.All[1];

    [Fact]
    public void What_only_one_of_two_changed_is_taken_from_both()
    {
        var mine = Original with { FitWeight = 60 };
        var theirs = Original with { Behaviours = [Original.Behaviours[0] with { Points = 12 }, .. Original.Behaviours.Skip(1)] };
        var result = ModelMerge.Of(Original, mine, theirs);
        Assert.Empty(result.Conflicts);
        Assert.Equal(60, result.Merged.FitWeight);
        Assert.Equal(12, result.Merged.Behaviours[0].Points);
    }

    [Fact]
    public void What_both_changed_is_a_conflict_and_keeps_what_was_saved_first()
    {
        var result = ModelMerge.Of(Original, Original with { FitWeight = 60 }, Original with { FitWeight = 70 });
        var conflict = Assert.Single(result.Conflicts);
        Assert.Equal(("Scale", "60", "70"), (conflict.Part, conflict.Mine, conflict.Theirs));
        Assert.Equal(70, result.Merged.FitWeight);
        Assert.Equal(60, ModelMerge.Of(Original, Original with { FitWeight = 60 }, Original with { FitWeight = 70 }, mineWins: true).Merged.FitWeight);
    }

    [Fact]
    public void A_rule_that_one_took_away_and_the_other_changed_is_a_conflict()
    {
        var mine = Original with { Behaviours = [.. Original.Behaviours.Skip(1)] };
        var theirs = Original with { Behaviours = [Original.Behaviours[0] with { Points = 12 }, .. Original.Behaviours.Skip(1)] };
        Assert.Null(Assert.Single(ModelMerge.Of(Original, mine, theirs).Conflicts).Mine);
    }

    [Fact]
    public void Rules_that_both_added_are_both_kept_in_their_places()
    {
        var mine = Original with { Adjustments = [new("Mine", Original.Adjustments[0].When, 1), .. Original.Adjustments] };
        var theirs = Original with { Adjustments = [.. Original.Adjustments, new("Theirs", Original.Adjustments[0].When, 2)] };
        var merged = ModelMerge.Of(Original, mine, theirs).Merged;
        Assert.Equal(["Mine", .. Original.Adjustments.Select(rule => rule.Name), "Theirs"], merged.Adjustments.Select(rule => rule.Name));
    }

    [Fact]
    public void Merging_with_an_unchanged_side_gives_the_other_side() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var (original, changed) = (new RandomModels(seed).Model(), new RandomModels(seed + 1).Model());
            var (mine, theirs) = (ModelMerge.Of(original, changed, original), ModelMerge.Of(original, original, changed));
            return mine.Conflicts.Count == 0 && theirs.Conflicts.Count == 0
                && ModelJson.Write(mine.Merged) == ModelJson.Write(changed) && ModelJson.Write(theirs.Merged) == ModelJson.Write(changed);
        }).QuickCheckThrowOnFailure();
}
