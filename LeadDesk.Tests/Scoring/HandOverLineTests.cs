using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Tests.Scoring;

public sealed class HandOverLineTests
{
    [Theory]
    [InlineData("A1", "A1")]
    [InlineData("B2", "A1 A2 B1 B2")]
    [InlineData("C1", "A1 A2 A3 B1 B2 B3 C1")]
    public void Cells_down_to_the_line_are_handed_over_and_no_others(string last, string handed)
    {
        var matrix = HandOverLine.DownTo(CellTreatment.Usual, Cell.Parse(last));
        Assert.Equal(16, matrix.Count);
        Assert.Equal(handed, string.Join(' ', matrix.Where(entry => entry.Treatment == Treatment.HandOver).Select(entry => entry.Cell).Order()));
        Assert.All(matrix, entry => Assert.Equal(entry.Treatment == Treatment.HandOver, entry.FollowUpHours is not null));
        Assert.Equal(new(Cell.Worst.Name, Treatment.Discard), matrix.Single(entry => entry.Cell == "D4"));
    }

    // A2 was promised within 48 hours and is nurtured now; C1 was not and gets the longest time there is; A1 keeps its own.
    [Fact]
    public void Promises_stay_and_new_ones_are_the_longest_there_is()
    {
        Assert.Equal(24, HandOverLine.DownTo(CellTreatment.Usual, Cell.Parse("C1")).Single(entry => entry.Cell == "A1").FollowUpHours);
        Assert.Equal(48, HandOverLine.DownTo(CellTreatment.Usual, Cell.Parse("C1")).Single(entry => entry.Cell == "C1").FollowUpHours);
        Assert.Equal(new("A2", Treatment.Nurture), HandOverLine.DownTo(CellTreatment.Usual, Cell.Parse("B1")).Single(entry => entry.Cell == "A2"));
        Assert.Equal(48, Assert.Single(HandOverLine.DownTo([], Cell.Parse("A1")), entry => entry.Treatment == Treatment.HandOver).FollowUpHours);
    }
}
