using LeadDesk.Core.Leads;
using LeadDesk.Core.Learning;

namespace LeadDesk.Tests.Learning;

public sealed class CallOrderTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    // Twenty leads of grade C touched one an hour from the first hour on, beside one of grade A.
    [Theory]
    [InlineData(-5, null, 20)]
    [InlineData(-5, 0, 0)]
    [InlineData(-5, 10, 9)]
    [InlineData(10, null, 10)]
    [InlineData(30, null, 0)]
    public void A_low_lead_is_called_first_when_a_high_one_was_owed_before_and_after_it(int from, int? until, int passedOver)
    {
        List<OwedTouch> owed = [.. Low(20), Touch("A2", from, until)];
        var order = Assert.Single(CallOrder.Of(owed));
        Assert.Equal((20, passedOver), (order.Low, order.PassedOver));
    }

    // The longer wait counts, not the one that began last.
    [Fact]
    public void A_short_wait_hides_no_long_one() =>
        Assert.Equal(20, Assert.Single(CallOrder.Of([.. Low(20), Touch("A1", -9, null), Touch("B4", -5, 0)])).PassedOver);

    [Fact]
    public void Few_touches_are_not_judged_and_chance_is_no_finding()
    {
        Assert.Empty(CallOrder.Of([.. Low(19), Touch("A1", -5, null)]));
        Assert.Empty(CallOrder.Of([]));
        Assert.False(new CallOrder(1, 20, 4, 4).CallsLowFirst);
        Assert.False(new CallOrder(1, 30, 20, 8).CallsLowFirst);
        Assert.True(new CallOrder(1, 30, 20, 11).CallsLowFirst);
        Assert.Equal((0, false), (new CallOrder(1, 20, 0, 0).Share, new CallOrder(1, 20, 0, 0).CallsLowFirst));
    }

    // Dev has an A lead waiting, Maya does not: what waits for one is nothing to the other.
    [Fact]
    public void Everybody_is_judged_by_their_own_leads()
    {
        var orders = CallOrder.Of([.. Low(20), .. Low(20, owner: 2), Touch("A1", -5, null) with { OwnerId = 2 }]);
        Assert.Equal([(2, 1), (1, 0d)], orders.Select(order => (order.OwnerId, order.Share)));
    }

    private static IEnumerable<OwedTouch> Low(int count, int owner = 1) => Enumerable.Range(1, count).Select(hour => Touch("C3", -10, hour) with { OwnerId = owner });
    private static OwedTouch Touch(string cell, int from, int? until) => new(1, Cell.Parse(cell), Start.AddHours(from), until is { } hour ? Start.AddHours(hour) : null, until is not null);
}
