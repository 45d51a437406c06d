using LeadDesk.Core.Exchange.Export;

namespace LeadDesk.Tests.Exchange.Export;

public sealed class SheetNameTests
{
    [Theory]
    [InlineData("Weekly MQLs", "Weekly MQLs")]
    [InlineData("North [DACH]: hot?", "North DACH hot")]
    [InlineData("a/b\\c*d", "a b c d")]
    [InlineData("'quoted'", "quoted")]
    [InlineData("[]", "Leads")]
    [InlineData("   ", "Leads")]
    [InlineData("about", "about leads")]
    [InlineData("History", "History leads")]
    [InlineData("A name that is a good deal longer than sheets allow", "A name that is a good deal")]
    [InlineData("Лиды недели", "Лиды недели")]
    public void What_a_sheet_must_not_be_called_is_left_out(string words, string name) => Assert.Equal(name, SheetName.Of(words));

    [Fact]
    public void A_sign_of_several_units_is_not_cut_apart() => Assert.Equal(new string('x', 26), SheetName.Of(new string('x', 26) + "👩‍👩‍👧 team"));
}
