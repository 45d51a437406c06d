using LeadDesk.Core.Routing;

namespace LeadDesk.Tests.Routing;

public sealed class TurnTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Candidate Maya = new() { UserId = 1, Name = "Maya", WaitsSince = Now };

    public static TheoryData<Candidate, string> CannotNow => new()
    {
        { Maya with { UserId = 9 }, "already had this lead" },
        { Maya with { IsDisabled = true }, "is disabled" },
        { Maya with { Weight = 0 }, "has weight 0" },
        { Maya with { NotReceivingSince = Now.AddDays(-2) }, "is not receiving leads since 28 Feb 2026" },
        { Maya with { Away = new(Now.AddDays(3), false) }, "is away until 5 Mar 2026" },
        { Maya with { Away = new(null, true) }, "is away until further notice" },
        { Maya with { Languages = ["English", "fr"] }, "does not speak de" },
        { Maya with { Languages = ["Deutsch"] }, "lacks the skill Leasing" },
        { Able with { Today = 10, DailyCap = 10 }, "is at the cap of 10 a day" },
        { Able with { DailyCap = 0 }, "is at the cap of 0 a day" },
        { Able with { OpenLeads = 31, OpenCap = 30 }, "is full with 31 of at most 30 open leads" },
        { Able with { IsAtWork = false }, "is outside working hours" },
    };

    private static Candidate Able => Maya with { Languages = ["de-AT"], Skills = ["leasing"] };

    private static RouteNeed Need => new() { Language = "de", Skill = "Leasing", Never = new HashSet<int> { 9 } };

    [Theory]
    [MemberData(nameof(CannotNow))]
    public void Who_cannot_get_the_lead_is_passed_over_with_the_reason(Candidate one, string why)
    {
        var choice = Turn.Choose([one], Need);
        Assert.Null(choice.Chosen);
        Assert.Equal(why, Assert.Single(choice.Passed).Why);
        Assert.Equal($"Nobody was free. Maya {why}.", choice.Why);
    }

    [Fact]
    public void Who_speaks_and_knows_it_gets_the_lead() => Assert.Equal(1, Turn.Choose([Able], Need).Chosen!.UserId);

    [Fact]
    public void The_fewest_turns_are_next_then_who_waited_longest_then_the_lower_id()
    {
        var (tom, jo) = (Maya with { UserId = 2, Name = "Tom", Turns = 0.5 }, Maya with { UserId = 3, Name = "Jo", Turns = 0.5 });
        Assert.Equal(1, Turn.Choose([tom, jo, Maya], RouteNeed.None).Chosen!.UserId);
        Assert.Equal(3, Turn.Choose([tom, jo with { WaitsSince = Now.AddHours(-1) }], RouteNeed.None).Chosen!.UserId);
        Assert.Equal(2, Turn.Choose([jo, tom], RouteNeed.None).Chosen!.UserId);
    }

    [Fact]
    public void The_reason_names_the_turns_and_everyone_who_was_passed_over() => Assert.Equal(
        "Maya had the fewest turns (0.0, weight 1; Tom is next with 0.5). Jo is at the cap of 3 a day.",
        Turn.Choose([Maya, Maya with { UserId = 2, Name = "Tom", Turns = 0.5 }, Maya with { UserId = 3, Name = "Jo", Today = 3, DailyCap = 3 }], RouteNeed.None).Why);

    [Fact]
    public void A_pool_of_nobody_says_so() => Assert.Equal("The pool has nobody in it.", Turn.Choose([], RouteNeed.None).Why);

    [Fact]
    public void Nobody_at_work_is_known_from_nobody_free()
    {
        Assert.True(Turn.Choose([Maya with { IsAtWork = false }, Maya with { IsDisabled = true }], RouteNeed.None).OpensLater);
        Assert.False(Turn.Choose([Maya with { IsDisabled = true }], RouteNeed.None).OpensLater);
    }

    [Fact]
    public void A_new_person_begins_at_the_average_of_those_who_take_leads()
    {
        Assert.Equal(3, Turn.StartAmong([(1, 2), (3, 4), (0, 90)]));
        Assert.Equal(0, Turn.StartAmong([(0, 90)]));
    }

    [Theory]
    [InlineData("de", "German", true)]
    [InlineData("de-AT", "Deutsch", true)]
    [InlineData("FRANÇAIS", "fr_CH", true)]
    [InlineData("Suaheli", "suaheli", true)]
    [InlineData("de", "nl", false)]
    [InlineData("Deutsch", "Dutch", false)]
    public void Languages_are_known_by_code_and_name(string one, string other, bool same) => Assert.Equal(same, SpokenLanguage.AreSame(one, other));
}
