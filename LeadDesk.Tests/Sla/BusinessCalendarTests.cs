using System.Globalization;
using LeadDesk.Core.Sla;

namespace LeadDesk.Tests.Sla;

/// <summary>Cases that other makers answer in their documents and tests, and those that they get wrong.</summary>
public sealed class BusinessCalendarTests
{
    private const string Weekdays = """{"zone": "UTC", "weekly": {"mon": [["09:00","17:00"]], "tue": [["09:00","17:00"]], "wed": [["09:00","17:00"]], "thu": [["09:00","17:00"]], "fri": [["09:00","17:00"]]}}""";
    private const string Saturdays = """{"zone": "UTC", "weekly": {"mon": [["09:00","17:00"]], "sat": [["09:00","17:00"]]}}""";
    private const string Lunch = """{"zone": "UTC", "weekly": {"mon": [["07:00","12:00"], ["13:00","18:00"]]}}""";
    private const string Nights = """{"zone": "Europe/Berlin", "weekly": {"fri": [["22:00","06:00"]], "sat": [["22:00","06:00"]], "sun": [["22:00","06:00"]]}}""";
    private const string Always = """{"zone": "Europe/Berlin", "weekly": {"mon": [["00:00","24:00"]], "tue": [["00:00","24:00"]], "wed": [["00:00","24:00"]], "thu": [["00:00","24:00"]], "fri": [["00:00","24:00"]], "sat": [["00:00","24:00"]], "sun": [["00:00","24:00"]]}}""";
    private const string Dates = """
        {"zone": "UTC", "weekly": {"mon": [["09:00","17:00"]], "tue": [["09:00","17:00"]], "wed": [["09:00","17:00"]], "thu": [["09:00","17:00"]], "fri": [["09:00","17:00"]]},
         "holidays": ["2026-12-25", "2028-02-29"], "special": [{"date": "2026-12-24", "windows": [["09:00","12:00"]]}, {"date": "2026-12-26", "windows": [["10:00","14:00"]]}, {"date": "2026-12-28", "windows": []}]}
        """;

    [Theory]
    // Saturday 15:00 and two hours, open on Saturdays.
    [InlineData(Saturdays, "2026-11-21T15:00:00Z", 120, "2026-11-21T17:00:00Z")]
    [InlineData(Saturdays, "2026-11-21T15:00:00Z", 180, "2026-11-23T10:00:00Z")]
    [InlineData(Weekdays, "2026-11-21T15:00:00Z", 120, "2026-11-23T11:00:00Z")]
    // Over a night, a weekend, several weeks; before the opening and after the closing.
    [InlineData(Weekdays, "2010-08-04T09:35:00Z", 480, "2010-08-05T09:35:00Z")]
    [InlineData(Weekdays, "2010-04-09T16:50:00Z", 60, "2010-04-12T09:50:00Z")]
    [InlineData(Weekdays, "1991-11-15T16:30:42Z", 45, "1991-11-18T09:15:42Z")]
    [InlineData(Weekdays, "2026-11-20T07:00:00Z", 60, "2026-11-20T10:00:00Z")]
    [InlineData(Weekdays, "2026-11-20T19:00:00Z", 60, "2026-11-23T10:00:00Z")]
    [InlineData(Weekdays, "2026-11-02T09:00:00Z", 9600, "2026-11-27T17:00:00Z")]
    // What ends at a closing time ends there and not at the next opening; what starts there starts at the next opening.
    [InlineData(Weekdays, "2026-11-20T16:00:00Z", 60, "2026-11-20T17:00:00Z")]
    [InlineData(Weekdays, "2026-11-20T17:00:00Z", 1, "2026-11-23T09:01:00Z")]
    [InlineData(Weekdays, "2026-11-20T09:00:00Z", 480, "2026-11-20T17:00:00Z")]
    // No time at all: at once, at the next opening, and a closing time stays.
    [InlineData(Weekdays, "2026-11-20T11:00:00Z", 0, "2026-11-20T11:00:00Z")]
    [InlineData(Weekdays, "2010-04-10T12:33:00Z", 0, "2010-04-12T09:00:00Z")]
    [InlineData(Weekdays, "2026-11-20T17:00:00Z", 0, "2026-11-20T17:00:00Z")]
    // Lunch breaks.
    [InlineData(Lunch, "1991-11-11T05:00:00Z", 360, "1991-11-11T14:00:00Z")]
    [InlineData(Lunch, "1991-11-11T11:30:00Z", 30, "1991-11-11T12:00:00Z")]
    [InlineData(Lunch, "1991-11-11T12:30:00Z", 30, "1991-11-11T13:30:00Z")]
    [InlineData(Lunch, "1991-11-11T17:00:00Z", 120, "1991-11-18T08:00:00Z")]
    // Past midnight, and through the hour that is left out or repeated.
    [InlineData(Nights, "2026-06-05T23:00:00+02:00", 120, "2026-06-05T23:00:00Z")]
    [InlineData(Nights, "2026-06-06T05:00:00+02:00", 120, "2026-06-06T21:00:00Z")]
    [InlineData(Nights, "2026-03-28T22:00:00+01:00", 420, "2026-03-29T04:00:00Z")]
    [InlineData(Nights, "2026-10-24T22:00:00+02:00", 540, "2026-10-25T05:00:00Z")]
    // Round the clock working time is the clock's time, whatever the wall shows.
    [InlineData(Always, "2026-03-29T00:30:00+01:00", 1440, "2026-03-29T23:30:00Z")]
    [InlineData(Always, "2026-10-25T00:30:00+02:00", 1440, "2026-10-25T22:30:00Z")]
    [InlineData(Always, "2024-02-28T12:00:00Z", 2880, "2024-03-01T12:00:00Z")]
    [InlineData(Always, "2026-01-01T00:00:00Z", 5256000, "2035-12-30T00:00:00Z")]
    // Half day, holiday, special opening on a Saturday, a day off.
    [InlineData(Dates, "2026-12-24T11:00:00Z", 60, "2026-12-24T12:00:00Z")]
    [InlineData(Dates, "2026-12-24T11:00:00Z", 120, "2026-12-26T11:00:00Z")]
    [InlineData(Dates, "2026-12-26T13:00:00Z", 120, "2026-12-29T10:00:00Z")]
    [InlineData(Dates, "2026-12-25T12:00:00Z", 0, "2026-12-26T10:00:00Z")]
    [InlineData(Dates, "2028-02-28T16:00:00Z", 120, "2028-03-01T10:00:00Z")]
    public void A_deadline_is_what_people_expect(string calendar, string start, int minutes, string deadline) =>
        Assert.Equal(Moment(deadline), new BusinessCalendar(CalendarJson.Read(calendar)).Deadline(Moment(start), TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", "02:00", "03:00", 0)]
    [InlineData("Europe/Berlin", "2026-03-29", "01:30", "03:30", 60)]
    [InlineData("Europe/Berlin", "2026-03-29", "00:00", "24:00", 1380)]
    [InlineData("Europe/Berlin", "2026-10-25", "02:00", "03:00", 120)]
    [InlineData("Europe/Berlin", "2026-10-25", "02:30", "02:45", 30)]
    [InlineData("Europe/Berlin", "2026-10-25", "00:00", "24:00", 1500)]
    [InlineData("America/New_York", "2026-03-08", "01:00", "04:00", 120)]
    [InlineData("America/New_York", "2026-11-01", "01:00", "02:00", 120)]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:00", "02:30", 0)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", "01:30", "02:00", 60)]
    [InlineData("America/Sao_Paulo", "2018-11-04", "00:00", "01:00", 0)]
    [InlineData("America/Sao_Paulo", "2018-02-17", "23:00", "24:00", 120)]
    [InlineData("Pacific/Apia", "2011-12-30", "00:00", "24:00", 0)]
    [InlineData("Asia/Kathmandu", "2026-05-05", "09:15", "17:45", 510)]
    public void A_window_lasts_as_long_as_the_wall_clock_shows_its_times(string zone, string date, string opens, string closes, int minutes)
    {
        var calendar = new BusinessCalendar(CalendarJson.Read($$"""{"zone": "{{zone}}", "special": [{"date": "{{date}}", "windows": [["{{opens}}", "{{closes}}"]]}]}"""));
        var day = Moment(date + "T00:00:00Z");
        Assert.Equal(minutes, calendar.Elapsed(day.AddDays(-2), day.AddDays(3)).TotalMinutes);
    }

    [Fact]
    public void Windows_that_overlap_or_meet_count_once()
    {
        var calendar = new BusinessCalendar(CalendarJson.Read("""{"zone": "UTC", "weekly": {"mon": [["09:00","13:00"], ["12:00","15:00"], ["15:00","16:00"]]}}"""));
        Assert.Equal(Moment("2026-11-23T16:00:00Z"), calendar.Deadline(Moment("2026-11-23T09:00:00Z"), TimeSpan.FromHours(7)));
    }

    [Fact]
    public void A_negative_time_is_a_bug_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BusinessCalendar(CalendarDefinition.RoundTheClock).Deadline(DateTimeOffset.UnixEpoch, TimeSpan.FromTicks(-1)));

    [Fact]
    public void A_century_is_reckoned_like_a_day()
    {
        var calendar = new BusinessCalendar(CalendarDefinition.OfficeHours("Europe/Berlin"));
        var (start, hundred) = (Moment("2026-01-01T00:00:00Z"), Moment("2126-01-01T00:00:00Z"));
        Assert.Equal(hundred.AddHours(-8), calendar.Deadline(start, calendar.Elapsed(start, hundred)));
        Assert.Null(calendar.Deadline(start, TimeSpan.FromDays(365 * 60)));
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
