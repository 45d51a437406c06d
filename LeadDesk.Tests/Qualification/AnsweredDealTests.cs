using LeadDesk.Core.Qualification;

namespace LeadDesk.Tests.Qualification;

public sealed class AnsweredDealTests
{
    private static readonly DateTimeOffset Said = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<decimal, decimal?, string, double?> Budgets => new()
    {
        { 1000, null, "EUR", 1000 },
        { 1000, 3000, "EUR", 2000 },
        { 0, null, "EUR", null },
        { 1000, 3000, "JPY", null },
    };

    [Theory]
    [MemberData(nameof(Budgets))]
    public void A_deal_is_worth_the_middle_of_the_budget_in_the_currency_of_the_desk(decimal from, decimal? to, string currency, double? value) =>
        Assert.Equal(new AnsweredDeal(value, null), AnsweredDeal.Of([new("money/budget", AnswerStatus.Claimed, new AnswerValue.Money(from, to, currency), Said)], "EUR"));

    [Theory]
    [InlineData("quarter", "2026-06-01")]
    [InlineData("later", null)]
    public void It_closes_on_the_last_day_that_the_timeline_may_mean(string bucket, string? day) =>
        Assert.Equal(new AnsweredDeal(null, day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)), AnsweredDeal.Of([new("time/timeline", AnswerStatus.Proven, new AnswerValue.Due(Bucket: bucket), Said)], "EUR"));

    [Fact]
    public void What_is_unknown_again_says_nothing() =>
        Assert.Equal(AnsweredDeal.None, AnsweredDeal.Of([new("money/budget", AnswerStatus.Unknown, new AnswerValue.Money(9), Said), new("time/timeline", AnswerStatus.Unknown, new AnswerValue.Due(new(2026, 9, 1)), Said)], "EUR"));
}
