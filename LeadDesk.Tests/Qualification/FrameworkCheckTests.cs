using LeadDesk.Core.Qualification;
using LeadDesk.Core.Qualification.Frameworks;

namespace LeadDesk.Tests.Qualification;

public sealed class FrameworkCheckTests
{
    public static TheoryData<string> BuiltIn => [.. BuiltInFrameworks.All.Select(entry => entry.Key)];

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void The_built_in_frameworks_are_sound_and_survive_being_kept(string key)
    {
        var framework = BuiltInFrameworks.All.Single(entry => entry.Key == key).Definition;
        var found = FrameworkCheck.Of(framework);
        var json = FrameworkJson.Write(framework);

        Assert.Empty(found.Errors.Concat(found.Warnings));
        Assert.Equal(json, FrameworkJson.Write(FrameworkJson.Read(json)));
        Assert.All(framework.Elements, element => Assert.Equal((Facet.Find(element.Facet)!.Type, 3), (element.Answer, element.Questions.Count)));
    }

    [Fact]
    public void A_gate_that_nobody_can_pass_is_told()
    {
        var tooMany = Bant.Framework with { Gate = new() { Count = 5 } };
        var gone = Bant.Framework with { Gate = new() { Required = ["champion"] } };
        var capped = Champ.Framework with { Elements = [Champ.Framework.Elements[0] with { NeedsFigureAndDate = true }, .. Champ.Framework.Elements.Skip(1)] };

        Assert.Equal("Nobody can pass this gate: even with everything proven, BANT: needs one more than it has.", Assert.Single(FrameworkCheck.Of(tooMany).Warnings));
        Assert.Equal("Nobody can pass this gate: even with everything proven, BANT: needs champion.", Assert.Single(FrameworkCheck.Of(gone).Warnings));
        Assert.Equal("Nobody can pass this gate: even with everything proven, CHAMP: needs Challenges.", Assert.Single(FrameworkCheck.Of(capped).Warnings));
    }

    [Fact]
    public void What_cannot_be_asked_or_counted_is_refused()
    {
        Assert.Contains("Two elements share an answer, that to money/budget.", Errors(element => element with { Facet = "money/budget" }));
        Assert.Contains("Authority: a weight is a number from 0 to 100.", Errors(element => element with { Weight = double.NaN }));
        Assert.Contains("Authority: write 1 to 5 questions of at most 500 characters.", Errors(element => element with { Questions = [] }));
        Assert.Contains("Authority: choose which answer it asks for.", Errors(element => element with { Facet = "weather/rain" }));
        Assert.Contains("Authority: Buyer is answered as person in every framework.", Errors(element => element with { Answer = AnswerType.Text }));
        Assert.Contains("A framework has 1 to 20 elements, this one 0.", FrameworkCheck.Of(Bant.Framework with { Elements = [] }).Errors);

        Assert.Contains("Authority: give 2 to 30 answers to choose from.", Errors(element => element with { Facet = "people/sponsor", Answer = AnswerType.Choice, Choices = ["One"] }));
        Assert.Contains("Authority: “yes” is there twice.", Errors(element => element with { Facet = "people/sponsor", Answer = AnswerType.Choice, Choices = ["yes", "Yes", "no"] }));
        Assert.Contains("Authority: only a date can be late, after 1 to 3,650 days.", Errors(element => element with { LateAfterDays = 30 }));

        static IReadOnlyList<string> Errors(Func<FrameworkElement, FrameworkElement> change) => FrameworkCheck.Of(Bant.Framework with
        {
            Elements = [Bant.Framework.Elements[0], change(Bant.Framework.Elements[1]), .. Bant.Framework.Elements.Skip(2)],
        }).Errors;
    }

    [Theory]
    [InlineData("gone", AnswerStatus.Confirmed, 50, "A cap is for an element that is not there. Choose another element, or take the cap away.")]
    [InlineData("need", AnswerStatus.Unknown, 50, "Need: nothing is below unknown, so this cap would never count. Choose a higher status.")]
    [InlineData("need", AnswerStatus.Confirmed, 101, "The gate's counts begin at 0, its scores are 0 to 100.")]
    public void A_cap_that_cannot_count_is_refused(string element, AnswerStatus below, double limit, string words) =>
        Assert.Equal(words, Assert.Single(FrameworkCheck.Of(Bant.Framework with { Gate = Bant.Framework.Gate with { Caps = [new(element, below, limit)] } }).Errors));

    [Fact]
    public void A_score_that_nobody_can_fill_is_told()
    {
        var wish = Bant.Framework with
        {
            Elements = [.. Bant.Framework.Elements.Take(3), Bant.Framework.Elements[3] with { NeedsFigureAndDate = true }],
            Gate = new() { Count = 3, Caps = [new("timeline", AnswerStatus.Confirmed, 60)] },
        };

        Assert.Equal("Even with everything proven the score stops at 60.", Assert.Single(FrameworkCheck.Of(wish).Warnings));
    }

    [Theory]
    [InlineData("Works council", "people/works-council")]
    [InlineData("  Größe: 2 Standorte? ", "people/größe-2-standorte")]
    [InlineData("…", null)]
    public void A_question_of_ones_own_is_kept_under_its_concept(string name, string? key)
    {
        Assert.Equal(key, Facet.KeyOf(Concept.People, name));
        Assert.Equal(key is null ? null : Concept.People, Facet.ConceptOf(key));
    }

    [Fact]
    public void A_long_name_gives_a_key_that_fits() => Assert.Equal(Concept.Alternatives, Facet.ConceptOf(Facet.KeyOf(Concept.Alternatives, new('x', 300))));
}
