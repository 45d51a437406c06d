using System.Globalization;
using LeadDesk.Core.Sla;

namespace LeadDesk.Tests.Sla;

public sealed class HolidayTextTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("2026-12-25")]
    [InlineData("25.12.2026 Weihnachten")]
    [InlineData("Christmas Day; 2026-12-25")]
    [InlineData("20261225")]
    [InlineData("2026/12/25")]
    [InlineData("25/12/2026")]
    [InlineData("12/25/2026")]
    [InlineData("25 December 2026")]
    [InlineData("25 Dec 2026, Friday")]
    [InlineData("Friday, December 25, 2026")]
    public void A_date_is_read_in_its_usual_forms(string line) => Assert.Equal([new DateOnly(2026, 12, 25)], HolidayText.Read(line, Today).Dates);

    [Theory]
    [InlineData("2026-12-28 - 2026-12-31")]
    [InlineData("28.12.2026–31.12.2026 Betriebsferien")]
    [InlineData("28 December 2026 to 31 December 2026")]
    [InlineData("2026-12-28..2026-12-31")]
    public void A_range_is_all_its_days(string line) =>
        Assert.Equal([new(2026, 12, 28), new(2026, 12, 29), new(2026, 12, 30), new DateOnly(2026, 12, 31)], HolidayText.Read(line, Today).Dates);

    [Theory]
    [InlineData("05/06/2026", "day or month first")]
    [InlineData("2026-12-31 - 2026-12-28", "goes forward")]
    [InlineData("2026-01-01 to 2026-12-31", "at most 62 days")]
    [InlineData("5000-01-01", "5000-01-01")]
    [InlineData("Christmas", "Christmas")]
    [InlineData("2026-02-30", "2026-02-30")]
    public void What_is_no_date_or_two_is_told(string line, string words)
    {
        var read = HolidayText.Read($"2026-01-01\n{line}\n", Today);
        Assert.Equal([new DateOnly(2026, 1, 1)], read.Dates);
        Assert.Contains(words, Assert.Single(read.NotRead), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20261225", "2026-12-25")]
    [InlineData("DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227", "2026-12-25 2026-12-26")]
    [InlineData("DTSTART;TZID=Europe/Berlin:20261224T140000\r\nDTEND;TZID=Europe/Berlin:20261224T180000", "2026-12-24")]
    [InlineData("DTSTART;VALUE=DATE\r\n :20261225", "2026-12-25")]
    [InlineData("DTSTART;VALUE=DATE:20240229\r\nRRULE:FREQ=YEARLY", "2028-02-29 2032-02-29")]
    public void A_calendar_file_is_read(string holiday, string dates)
    {
        var read = HolidayText.Read($"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:A day\r\n{holiday}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", Today);
        Assert.Equal(dates, string.Join(' ', read.Dates.Select(date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
        Assert.Empty(read.NotRead);
    }

    [Fact]
    public void A_rule_that_is_not_read_is_told_and_its_first_date_kept()
    {
        var read = HolidayText.Read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Thanksgiving\nDTSTART;VALUE=DATE:20261126\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\nEND:VEVENT\nEND:VCALENDAR", Today);
        Assert.Equal([new DateOnly(2026, 11, 26)], read.Dates);
        Assert.Contains("Thanksgiving", Assert.Single(read.NotRead), StringComparison.Ordinal);
    }
}
