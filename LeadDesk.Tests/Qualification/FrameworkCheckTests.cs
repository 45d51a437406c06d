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

        static IReadOnlyList<string> Errors(Func<FrameworkElement, FrameworkElement> change) => FrameworkCheck.Of(Bant.Framework with
        {
            Elements = [Bant.Framework.Elements[0], change(Bant.Framework.Elements[1]), .. Bant.Framework.Elements.Skip(2)],
        }).Errors;
    }
}
