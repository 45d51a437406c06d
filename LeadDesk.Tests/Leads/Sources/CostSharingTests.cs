using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Leads.Sources;

namespace LeadDesk.Tests.Leads.Sources;

public sealed class CostSharingTests
{
    private static readonly Brought[] Leads =
    [
        new("Webinar", "Webinar", "Week", 3),
        new("Webinar", "Webinar", null, 1),
        new("Fair", "Fair", "Week", 6),
        new(null, null, "Week", 1),
    ];

    [Fact]
    public void Those_whom_a_cost_names_bear_it_each_the_same()
    {
        Assert.Equal("Webinar 400", Lines(Share([Cost("webinar", null, 400)])));
        Assert.Equal("Webinar 400", Lines(Share([Cost("Webinar", "WEEK", 400)])));
        Assert.Equal("– 10, Fair 60, Webinar 30", Lines(Share([Cost(null, "Week", 100)])));
        Assert.Equal("– 10, Fair 60, Webinar 430", Lines(Share([Cost(null, "Week", 100), Cost("Webinar", null, 400)])));
    }

    [Fact]
    public void A_source_that_cost_and_brought_nobody_has_a_line()
    {
        var shared = Share([Cost("Radio", null, 70), Cost("RADIO", "Jingle", 30), Cost("Fair", "Jingle", 5)]);

        Assert.Equal(("Fair 5, Radio 100", 0m), (Lines(shared), shared.Unplaced));
    }

    [Fact]
    public void What_brought_nobody_and_has_no_line_is_named()
    {
        var bySource = Share([Cost(null, "Jingle", 30)]);
        var byPage = CostSharing.Share([(Cost("Radio", null, 70), 70m), (Cost("Webinar", null, 4), 4m)], [new("/pricing", "Webinar", null, 2), new(null, "Webinar", null, 2)], Breakdown.Landing);

        Assert.Equal(("", 30m, "Jingle"), (Lines(bySource), bySource.Unplaced, bySource.Idle.Single()));
        Assert.Equal(("– 2, /pricing 2", 70m, "Radio"), (Lines(byPage), byPage.Unplaced, byPage.Idle.Single()));
    }

    [Fact]
    public void No_cent_is_lost_or_made_up() => Prop.ForAll(Cases().ToArbitrary(), sample =>
    {
        var shared = CostSharing.Share(sample.Costs.Select(cost => (cost, cost.Amount)), sample.Leads, sample.By);
        return decimal.Round(shared.Lines.Values.Sum() + shared.Unplaced, 8) == sample.Costs.Sum(cost => cost.Amount);
    }).QuickCheckThrowOnFailure();

    private static Gen<(CampaignCost[] Costs, Brought[] Leads, Breakdown By)> Cases()
    {
        var name = Gen.Elements("Webinar", "WEBINAR", "Fair", "Week", "Ünal", null);
        var cost = from source in name from campaign in name.Where(campaign => source is not null || campaign is not null) from cents in Gen.Choose(1, 1_000_000) select Cost(source, campaign, cents / 100m);
        var leads = from line in name from source in name from campaign in name from many in Gen.Choose(1, 50) select new Brought(line, source, campaign, many);
        return from costs in cost.ArrayOf() from brought in leads.ArrayOf() from cut in Gen.Elements(Breakdown.All.ToArray()) select (costs, brought, cut);
    }

    private static SharedCosts Share(CampaignCost[] costs) => CostSharing.Share(costs.Select(cost => (cost, cost.Amount)), Leads, Breakdown.Source);

    private static string Lines(SharedCosts shared) => string.Join(", ", shared.Lines.OrderBy(line => line.Key.Name, StringComparer.Ordinal).Select(line => FormattableString.Invariant($"{line.Key.Name ?? "–"} {line.Value:0.##}")));

    private static CampaignCost Cost(string? source, string? campaign, decimal amount) =>
        new() { Source = source, Campaign = campaign, From = new(2026, 1, 1), To = new(2026, 1, 31), Amount = amount, At = default, By = "test" };
}
