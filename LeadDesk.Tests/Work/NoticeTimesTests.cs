using System.Globalization;
using LeadDesk.Core.Work;

namespace LeadDesk.Tests.Work;

public sealed class NoticeTimesTests
{
    [Theory]
    [InlineData("UTC", "20:00", "07:00", "2026-03-02T19:59:59Z", "2026-03-02T19:59:59Z")]
    [InlineData("UTC", "20:00", "07:00", "2026-03-02T20:00:00Z", "2026-03-03T07:00:00Z")]
    [InlineData("UTC", "20:00", "07:00", "2026-03-03T06:59:59Z", "2026-03-03T07:00:00Z")]
    [InlineData("UTC", "20:00", "07:00", "2026-03-03T07:00:00Z", "2026-03-03T07:00:00Z")]
    [InlineData("UTC", "12:00", "13:00", "2026-03-03T12:30:00Z", "2026-03-03T13:00:00Z")]
    [InlineData("UTC", "12:00", "12:00", "2026-03-03T12:00:00Z", "2026-03-03T12:00:00Z")]
    [InlineData("Europe/Berlin", "20:00", "07:00", "2026-03-28T22:00:00Z", "2026-03-29T05:00:00Z")]
    [InlineData("Europe/Berlin", "20:00", "02:30", "2026-03-28T22:00:00Z", "2026-03-29T01:30:00Z")]
    [InlineData("Europe/Berlin", "20:00", "02:30", "2026-10-25T01:10:00Z", "2026-10-25T01:10:00Z")]
    [InlineData("Nowhere/Land", "20:00", "07:00", "2026-03-02T21:00:00Z", "2026-03-03T07:00:00Z")]
    public void Mail_waits_for_the_end_of_the_quiet_hours(string zone, string from, string until, string now, string sent) =>
        Assert.Equal(Moment(sent), new NoticeSettings { UserId = 1, Zone = zone, QuietFrom = Time(from), QuietUntil = Time(until) }.SendAt(Moment(now)));

    [Theory]
    [InlineData("UTC", "2026-03-02T07:59:59Z", "2026-03-01", "2026-03-01T08:00:00Z")]
    [InlineData("UTC", "2026-03-02T08:00:00Z", "2026-03-02", "2026-03-02T08:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-03-02T02:15:00Z", "2026-03-02", "2026-03-02T02:15:00Z")]
    [InlineData("America/New_York", "2026-03-02T03:00:00Z", "2026-03-01", "2026-03-01T13:00:00Z")]
    public void A_digest_is_due_at_the_persons_hour(string zone, string now, string date, string at) =>
        Assert.Equal((DateOnly.Parse(date, CultureInfo.InvariantCulture), Moment(at)), new NoticeSettings { UserId = 1, Zone = zone }.LatestDigest(Moment(now)));

    [Fact]
    public void Choices_that_differ_from_the_usual_are_kept_and_read_back()
    {
        var text = NoticeChoices.Write(new Dictionary<string, MailChoice> { ["sla-breach"] = MailChoice.Never, ["sla-warning"] = MailChoice.Never });
        Assert.Equal("sla-breach=Never", text);
        Assert.Equal(MailChoice.Never, new NoticeSettings { UserId = 1, Choices = text }.ChoiceFor("sla-breach"));
        Assert.Equal(MailChoice.AtOnce, ((NoticeSettings?)null).ChoiceFor("sla-breach"));
    }

    private static TimeOnly Time(string text) => TimeOnly.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
