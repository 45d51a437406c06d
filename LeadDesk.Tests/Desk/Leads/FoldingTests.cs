using LeadDesk.Core.Leads;

namespace LeadDesk.Tests.Desk.Leads;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("ИВАНОВ", "Иванов")]
    [InlineData("Ștefan", "stefan")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("Ёлкин", "елкин")]
    [InlineData("  Ann   Lee ", "ann lee")]
    public void Words_that_people_take_for_the_same_fold_alike(string one, string other) => Assert.Equal(Folding.Fold(one), Folding.Fold(other));

    [Fact]
    public void A_letter_of_its_own_stays() => Assert.NotEqual(Folding.Fold("май"), Folding.Fold("маи"));

    [Theory]
    [InlineData("a\uFFFEb", "a\uFFFDb")]
    [InlineData("a\uFFFFb", "a\uFFFDb")]
    [InlineData("a\0b", "ab")]
    [InlineData("plain 😀", "plain 😀")]
    public void What_no_database_keeps_is_mended(string text, string kept)
    {
        Assert.Equal(kept, Folding.Storable(text));
        Assert.NotNull(Folding.Fold(text));
    }

    [Fact]
    public void Half_a_character_is_mended() => Assert.Equal("a\uFFFD", Folding.Storable("a" + (char)0xD800));
}
