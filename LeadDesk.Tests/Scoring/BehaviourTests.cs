using LeadDesk.Core.Scoring;
using static LeadDesk.Tests.Scoring.Model;

namespace LeadDesk.Tests.Scoring;

public sealed class BehaviourTests
{
    private const double Minute = 1d / 1440;

    private static readonly Behaviour View = new("View", "page-viewed", 40);

    public static TheoryData<string, Decay, double, double> Decays => new()
    {
        { "none keeps all", Decay.None, 3000, 40 },
        { "a window keeps all until its last minute", Decay.Window(10), 10 - Minute, 40 },
        { "a window keeps nothing at its end", Decay.Window(10), 10, 0 },
        { "linear keeps half in the middle", Decay.Linear(10), 5, 20 },
        { "linear keeps a tenth near the end", Decay.Linear(10), 9, 4 },
        { "linear keeps nothing at its end", Decay.Linear(10), 10, 0 },
        { "half-life keeps half after one", Decay.HalfLife(7), 7, 20 },
        { "half-life keeps an eighth after three", Decay.HalfLife(7), 21, 5 },
        { "an event of this minute counts in full", Decay.HalfLife(7), 0, 40 },
        { "an event of the next minute does not count yet", Decay.None, -Minute, 0 },
    };

    [Theory]
    [MemberData(nameof(Decays))]
    public void Points_fade_as_the_decay_says(string what, Decay decay, double daysAgo, double points)
    {
        Assert.NotEmpty(what);
        Assert.Equal(points, With(View with { Decay = decay }).Explain(At(daysAgo)).Rating.Engagement);
    }

    [Fact]
    public void Seconds_do_not_count() =>
        Assert.Equal(40, new CompiledModel(With(View)).Rate([], [new("page-viewed", Now.AddSeconds(59))], Now.AddSeconds(2)).Engagement);

    [Fact]
    public void A_window_ends_a_slower_decay()
    {
        var rule = View with { Decay = Decay.HalfLife(7), WindowDays = 8 };
        Assert.Equal(20, With(rule).Explain(At(7)).Rating.Engagement);
        Assert.Equal(0, With(rule).Explain(At(8)).Rating.Engagement);
    }

    [Fact]
    public void A_cap_cuts_off_and_says_how_much()
    {
        var ledger = With(View with { Cap = 50 }).Explain(At(1), At(2));
        var line = Assert.Single(ledger.Lines);
        Assert.Equal(50, ledger.Rating.Engagement);
        Assert.Equal((2, 30d, 50m, "cap 50"), (line.Count, line.CapLoss, line.Points, line.Terms));
    }

    [Fact]
    public void A_cap_limits_what_is_taken_too()
    {
        var model = With(new Behaviour("Call", "call", 60), View with { Points = -20, Cap = 30 });
        Assert.Equal(30, model.Explain(At(1, "call"), At(1), At(2), At(3)).Rating.Engagement);
    }

    [Fact]
    public void A_group_shares_its_cap_and_the_ledger_shows_the_cut()
    {
        var model = With(View with { Group = "Web" }, new Behaviour("Click", "email-clicked", 30) { Group = "Web" }) with { Groups = [new("Web", 50)] };
        var ledger = model.Explain(At(1), At(1, "email-clicked"));
        Assert.Equal(50, ledger.Rating.Engagement);
        Assert.Equal([40m, 30m, -20m], ledger.Lines.Select(line => line.Points));
        Assert.Equal(LineKind.GroupCap, ledger.Lines[2].Kind);
    }

    [Fact]
    public void What_a_group_takes_is_capped_apart_from_what_it_gives()
    {
        var model = With(View with { Group = "Web" }, new Behaviour("Left", "unsubscribed", -30) { Group = "Web" }) with { Groups = [new("Web", 20)] };
        Assert.Equal(0, model.Explain(At(1), At(1, "unsubscribed")).Rating.Engagement);
        Assert.Equal(20, model.Explain(At(1)).Rating.Engagement);
    }

    public static TheoryData<string, double[], double> Frequencies => new()
    {
        { "too few", [1, 2], 0 },
        { "enough", [1, 2, 3], 100 },
        { "enough, but one too long ago", [1, 2, 7], 0 },
        { "an older one more does not matter", [1, 2, 3, 30], 100 },
    };

    [Theory]
    [MemberData(nameof(Frequencies))]
    public void A_frequency_has_to_be_reached(string what, double[] daysAgo, double points)
    {
        Assert.NotEmpty(what);
        Assert.Equal(points, With(View with { Frequency = new(3, 7) }).Explain([.. daysAgo.Select(days => At(days))]).Rating.Engagement);
    }

    [Fact]
    public void Once_means_the_latest()
    {
        var line = Assert.Single(With(View with { Repeats = Repeats.Once, Decay = Decay.Linear(10) }).Explain(At(9), At(5), At(8)).Lines);
        Assert.Equal((1, 20m), (line.Count, line.Points));
        Assert.Equal(Now.AddDays(-5), Assert.Single(line.Moments));
    }

    [Theory]
    [InlineData("/pricing*", "/Pricing/Team?x=1", true)]
    [InlineData("/pricing*", "/en/pricing", false)]
    [InlineData("*pricing*", "/en/PRICING", true)]
    [InlineData("/a*b*c", "/a1b2b3c", true)]
    [InlineData("/a*b*c", "/acb", false)]
    [InlineData("/aba*aba", "/aba", false)]
    [InlineData("Über uns", "UBER UNS", true)]
    [InlineData("*", "", true)]
    [InlineData("/pricing", null, false)]
    public void A_subject_matches_its_pattern(string pattern, string? subject, bool matches) =>
        Assert.Equal(matches ? 40 : 0, With(View with { Subjects = [pattern] }).Explain(At(1, subject: subject)).Rating.Engagement);

    [Fact]
    public void Only_its_own_event_counts() => Assert.Empty(With(View).Explain(At(1, "call")).Lines);

    [Fact]
    public void A_line_tells_what_happened_and_when()
    {
        var line = Assert.Single(With(View with { Points = 10, Decay = Decay.HalfLife(14), Cap = 20 }).Explain(At(28, subject: "/old"), At(14, subject: "/new"), At(40), At(50)).Lines);
        Assert.Equal("/new", line.Evidence);
        Assert.Equal("half-life 14 d, cap 20", line.Terms);
        Assert.Equal((4, 10d), (line.Count, line.Raw));
        Assert.Equal([Now.AddDays(-14), Now.AddDays(-28), Now.AddDays(-40)], line.Moments);
    }

    [Fact]
    public void A_total_above_100_is_cut_in_a_line_of_its_own()
    {
        var ledger = With(View).Explain(At(1), At(2), At(3));
        Assert.Equal(100, ledger.Rating.Score);
        Assert.Equal((LineKind.Clamp, -20m), (ledger.Lines[^1].Kind, ledger.Lines[^1].Points));
    }

    [Fact]
    public void A_total_below_0_is_lifted_in_a_line_of_its_own()
    {
        var ledger = With(View with { Points = -12.5 }).Explain(At(1));
        Assert.Equal(0, ledger.Rating.Score);
        Assert.Equal([-12.5m, 12.5m], ledger.Lines.Select(line => line.Points));
    }
}
