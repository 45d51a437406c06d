using LeadDesk.Core.Leads;
using LeadDesk.Core.Leads.Sources;

namespace LeadDesk.Tests.Leads.Sources;

public sealed class CampaignCostTests
{
    private static readonly CostEntry Sound = new(null, "Webinar", null, new(2026, 11, 1), new(2026, 11, 30), 300m, null);

    [Theory]
    [InlineData("2026-11-01", "2026-11-30", 300)]
    [InlineData("2026-10-01", "2026-12-31", 300)]
    [InlineData(null, null, 300)]
    [InlineData("2026-11-30", "2027-01-01", 10)]
    [InlineData("2026-11-30", null, 10)]
    [InlineData(null, "2026-11-01", 10)]
    [InlineData("2026-11-11", "2026-11-20", 100)]
    [InlineData("2026-12-01", "2026-12-31", 0)]
    [InlineData(null, "2026-10-31", 0)]
    public void Each_of_its_days_bears_the_same(string? from, string? to, int share) => Assert.Equal(share, November().Within(Day(from), Day(to)));

    [Fact]
    public void A_year_falls_into_its_months_without_rest()
    {
        var year = Cost(new(2024, 1, 1), new(2024, 12, 31), 1000m);
        var months = Enumerable.Range(1, 12).Sum(month => year.Within(new(2024, month, 1), new DateOnly(2024, month, 1).AddMonths(1).AddDays(-1)));

        Assert.Equal(1000m, decimal.Round(months, 10));
    }

    public static TheoryData<CostEntry, string> Wrong => new()
    {
        { Sound with { Source = null }, "Name a source or a campaign" },
        { Sound with { From = null }, "from which day" },
        { Sound with { To = new(2026, 10, 31) }, "ends on 31 Oct 2026, before it begins on 1 Nov 2026" },
        { Sound with { To = new(2045, 1, 1) }, "more than 3,660 days" },
        { Sound with { From = new(1200, 1, 1) }, "between 1990 and 2100" },
        { Sound with { Amount = null }, "how much" },
        { Sound with { Amount = 0 }, "above zero" },
        { Sound with { Amount = -5 }, "above zero" },
        { Sound with { Amount = 0.001m }, "two decimals" },
        { Sound with { Amount = 2_000_000_000m }, "at most" },
        { Sound with { Note = new('n', 201) }, "note" },
        { Sound with { Campaign = new('c', 201) }, "200 characters" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said(CostEntry entry, string words) => Assert.Contains(words, entry.Problem, StringComparison.Ordinal);

    [Fact]
    public void A_sound_one_is_kept_with_its_words_trimmed()
    {
        var entry = (Sound with { Source = "  Webinar ", Campaign = " ", Note = "" }).Trimmed();

        Assert.Equal((null, "Webinar", null, null), (entry.Problem, entry.Source, entry.Campaign, entry.Note));
    }

    [Fact]
    public void The_same_payment_is_known_however_its_names_are_written()
    {
        Assert.Equal(Sound.Mark, (Sound with { Source = "WEBINAR", Note = "again", Amount = 300.00m }).Mark);
        Assert.NotEqual(Sound.Mark, (Sound with { Amount = 300.01m }).Mark);
        Assert.NotEqual(Sound.Mark, (Sound with { Source = null, Campaign = "Webinar" }).Mark);
        Assert.NotEqual(Sound.Mark, (Sound with { To = new(2026, 11, 29) }).Mark);
    }

    [Theory]
    [InlineData("2026-11-21", "2026-11-21", "21 Nov 2026")]
    [InlineData("2026-11-01", "2026-11-30", "1 to 30 Nov 2026")]
    [InlineData("2026-10-15", "2026-11-14", "15 Oct to 14 Nov 2026")]
    [InlineData("2025-12-01", "2026-01-31", "1 Dec 2025 to 31 Jan 2026")]
    public void Days_are_said_in_few_words(string from, string to, string words) => Assert.Equal(words, CostEntry.Days(Day(from)!.Value, Day(to)!.Value));

    [Fact]
    public void Every_event_that_is_a_touch_has_one_channel()
    {
        Assert.Equal(EventType.All.Where(type => type.IsReal).Select(type => type.Key).Order(), Channel.All.SelectMany(channel => channel.EventTypes).Order());
        Assert.Equal(("Webinar", "Other"), (Channel.Of("webinar-attended"), Channel.Of("fair-visited")));
        Assert.Equal(["bounced", "unsubscribed"], Channel.Silent.Order());
    }

    private static CampaignCost November() => Cost(Sound.From!.Value, Sound.To!.Value, 300m);

    private static CampaignCost Cost(DateOnly from, DateOnly to, decimal amount) => new() { Source = "Webinar", From = from, To = to, Amount = amount, At = default, By = "test" };

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
