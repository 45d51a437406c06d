using LeadDesk.Core.Exchange.Export;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Tests.Exchange.Export;

public sealed class HeaderWordsTests
{
    public static TheoryData<string> Languages => [.. HeaderLanguage.All.Select(language => language.Key)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_header_of_the_desk_has_a_translation(string language)
    {
        var columns = ExportColumn.Offered([], ["money/budget"], new("https://desk.example/"), MoveReason.Defaults);

        Assert.DoesNotContain(columns, column => !column.Header.StartsWith("Answer: ", StringComparison.Ordinal) && !HeaderWords.Knows(language, column.Header));
        Assert.All([ReplyColumns.Accepted, ReplyColumns.Rejected], choice => Assert.True(HeaderWords.Knows(language, choice)));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Headers_of_a_file_stay_apart_in_every_language(string language)
    {
        var usual = ExportColumn.All([], [], new("https://desk.example/")).Concat(ReplyColumns.Of([])).Select(column => HeaderWords.In(language, column.Header)).ToList();

        Assert.Equal(usual, usual.Distinct());
    }

    [Theory]
    [InlineData("de", "Answer: Budget", "Antwort: Budget")]
    [InlineData("de", "Seats", "Seats")]
    [InlineData("xx", "Name", "Name")]
    public void What_has_no_translation_stays_as_it_is(string language, string english, string words) => Assert.Equal(words, HeaderWords.In(language, english));

    [Theory]
    [InlineData("rückmeldung DES vertriebs", "Sales feedback")]
    [InlineData("Abgelehnt", "Rejected")]
    [InlineData("Correo electronico", "E-mail")]
    [InlineData("Seats", null)]
    public void Words_of_a_file_that_comes_back_are_understood(string words, string? english) => Assert.Equal(english, HeaderWords.EnglishOf(words));
}
