using System.Text;
using LeadDesk.Core.Work;

namespace LeadDesk.Tests.Work;

public sealed class CalendarFileTests
{
    private static readonly CalendarFile File = new("task-7@leaddesk", "Call; show, then \\ decide", new(2026, 3, 29, 2, 30, 0, TimeSpan.FromHours(1)), TimeSpan.FromMinutes(30), DateTimeOffset.UnixEpoch) { Description = "One\r\nTwo\a" };

    [Fact]
    public void An_appointment_is_in_UTC_and_escaped() => Assert.Equal(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//LeadDesk//Next steps//EN\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT\r\nUID:task-7@leaddesk\r\nDTSTAMP:19700101T000000Z\r\n"
        + "DTSTART:20260329T013000Z\r\nDTEND:20260329T020000Z\r\nSUMMARY:Call\\; show\\, then \\\\ decide\r\nDESCRIPTION:One\\nTwo\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        File.Write());

    [Theory]
    [InlineData("Łódź ")]
    [InlineData("東京")]
    [InlineData("🚀")]
    [InlineData("plain text ")]
    public void Long_lines_are_folded_between_characters_and_read_back(string words)
    {
        var title = string.Concat(Enumerable.Repeat(words, 60)).Trim();
        var text = (File with { Title = title }).Write();
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains($"SUMMARY:{title}\r\n", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
