using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Scoring.Templates;
using LeadDesk.Tests.Scoring;
using LeadDesk.Web.Models;
using Outcome = LeadDesk.Core.Outcome;

namespace LeadDesk.Tests.Web.Models;

public sealed class DraftEditingTests
{
    private static readonly ModelDefinition Begin = ModelTemplates.All[1];

    private readonly DraftEditing editing = new(1, Begin, stamp: 1);

    [Fact]
    public void Nothing_is_to_be_saved_or_undone_at_first() => Assert.False(editing.IsDirty || editing.CanUndo || editing.CanRedo);

    [Fact]
    public void A_change_can_be_undone_and_done_again()
    {
        editing.Change(Begin with { FitWeight = 60 });
        editing.Change(Begin with { FitWeight = 70 });

        editing.Undo();
        Assert.Equal(60, editing.Current.FitWeight);

        editing.Redo();
        Assert.Equal(70, editing.Current.FitWeight);

        editing.Undo();
        editing.Undo();
        Assert.Same(Begin, editing.Current);
        Assert.False(editing.IsDirty);
    }

    [Fact]
    public void The_digits_of_a_number_are_one_step_back()
    {
        editing.Change(Begin with { FitWeight = 6 }, "share");
        editing.Change(Begin with { FitWeight = 60 }, "share");
        editing.Undo();

        Assert.Same(Begin, editing.Current);
    }

    [Fact]
    public void A_new_change_forgets_what_was_undone()
    {
        editing.Change(Begin with { FitWeight = 60 });
        editing.Undo();
        editing.Change(Begin with { FitWeight = 70 });

        Assert.False(editing.CanRedo);
    }

    [Fact]
    public void What_is_changed_while_saving_stays_to_be_saved()
    {
        var sent = Begin with { FitWeight = 60 };
        editing.Change(sent);
        editing.Change(sent with { MostFit = 90 });

        editing.Took(sent, new(Outcome.Done, 2, sent with { Description = "By Dev" }, [], null));

        Assert.Equal((60, 90, "By Dev", 2), (editing.Current.FitWeight, editing.Current.MostFit, editing.Current.Description, editing.Stamp));
        Assert.True(editing.IsDirty);
    }

    [Fact]
    public void What_others_save_comes_in_beside_my_changes_and_stays_when_I_undo_mine()
    {
        editing.Change(Begin with { FitWeight = 60 });
        editing.Receive(Begin with { MostFit = 90 }, 2, "Dev");

        Assert.Equal((60, 90), (editing.Current.FitWeight, editing.Current.MostFit));

        editing.Undo();
        Assert.Equal((50, 90), (editing.Current.FitWeight, editing.Current.MostFit));
    }

    [Theory]
    [InlineData(true, 60)]
    [InlineData(false, 70)]
    public void What_both_changed_waits_for_a_decision(bool keepsMine, double settled)
    {
        editing.Change(Begin with { FitWeight = 60, MostFit = 80 });
        editing.Receive(Begin with { FitWeight = 70, MostEngagement = 90 }, 2, "Dev");

        var conflict = Assert.Single(editing.Clash!.Conflicts);
        Assert.Equal(60, editing.Current.FitWeight);
        Assert.Equal("fit's share of the score 50 → 60 %", ModelParts.Say(editing.Saved, editing.Current, conflict.Part, conflict.Rule, key => key));

        editing.Settle(keepsMine ? [conflict] : []);

        Assert.Null(editing.Clash);
        Assert.Equal((settled, 80, 90, 2), (editing.Current.FitWeight, editing.Current.MostFit, editing.Current.MostEngagement, editing.Stamp));
    }

    [Fact]
    public void Whatever_two_people_do_each_part_has_what_one_of_them_wanted() => Prop.ForAll(Gen.Choose(0, 1_000_000).Three().ToArbitrary(), seeds =>
    {
        var (first, mine, theirs) = (new RandomModels(seeds.Item1).Model(), new RandomModels(seeds.Item2).Model(), new RandomModels(seeds.Item3).Model());
        var screen = new DraftEditing(1, first, 1);
        screen.Change(mine);
        screen.Receive(theirs, 2, "Dev");
        var conflicts = screen.Clash?.Conflicts ?? [];
        screen.Settle([.. conflicts.Where((_, place) => place % 2 == 0)]);

        return conflicts.Select((conflict, place) => ModelJson.WritePart(Only(screen.Current, conflict)) == ModelJson.WritePart(Only(place % 2 == 0 ? mine : theirs, conflict))).All(kept => kept)
            .Label($"{seeds}");
    }).QuickCheckThrowOnFailure();

    private static ModelDefinition Only(ModelDefinition model, MergeConflict conflict) =>
        ModelParts.Take(new ModelDefinition { Name = "", Matrix = [] }, model, conflict.Part, conflict.Rule);
}
