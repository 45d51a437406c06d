using LeadDesk.Core.Leads;
using LeadDesk.Core.Learning;

namespace LeadDesk.Tests.Learning;

public sealed class AgreementTests
{
    [Theory]
    [InlineData("A1", "B3", true, Agreement.Person)]
    [InlineData("A1", "B3", false, Agreement.Scoring)]
    [InlineData("D4", "B3", false, Agreement.Person)]
    [InlineData("D4", "B3", true, Agreement.Scoring)]
    [InlineData("B1", "A2", true, Agreement.Person)]
    [InlineData("B3", "B3", true, Agreement.Same)]
    [InlineData("B3", "B3", false, Agreement.Same)]
    [InlineData("A1", "B3", null, Agreement.Open)]
    [InlineData("B3", "B3", null, Agreement.Open)]
    public void The_outcome_says_who_was_right(string pinned, string computed, bool? won, Agreement right) =>
        Assert.Equal(right, Agreements.Judge(Cell.Parse(pinned), Cell.Parse(computed), won));

    [Fact]
    public void Only_judged_cases_make_the_share()
    {
        var count = AgreementCount.Of([Agreement.Person, Agreement.Person, Agreement.Scoring, Agreement.Same, Agreement.Open]);
        Assert.Equal((3, 2.0 / 3, Wilson.At95(2, 3), false), (count.Judged, count.Share, count.Interval, count.IsSure));
        Assert.Null(AgreementCount.Of([Agreement.Open]).Share);
    }
}
