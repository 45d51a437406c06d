using System.Globalization;
using System.Text;

namespace LeadDesk.Core.Work;

/// <summary>One appointment as an iCalendar file (RFC 5545): in UTC, lines of at most 75 octets, commas and the like escaped.</summary>
/// <param name="Uid">Stays the same for an appointment, so that a second file changes it instead of adding another.</param>
/// <param name="Starts">To the second.</param>
/// <param name="Length">More than 0.</param>
/// <param name="WrittenAt">When the file was made.</param>
public sealed record CalendarFile(string Uid, string Title, DateTimeOffset Starts, TimeSpan Length, DateTimeOffset WrittenAt)
{
    private const int MostOctets = 75;

    public string? Description { get; init; }
    public string? Place { get; init; }

    public string Write()
    {
        var text = new StringBuilder();

        foreach (var line in Lines())
        {
            Fold(text, line);
        }

        return text.ToString();
    }

    private IEnumerable<string> Lines()
    {
        yield return "BEGIN:VCALENDAR";
        yield return "VERSION:2.0";
        yield return "PRODID:-//LeadDesk//Next steps//EN";
        yield return "METHOD:PUBLISH";
        yield return "BEGIN:VEVENT";
        yield return $"UID:{Escape(Uid)}";
        yield return $"DTSTAMP:{Moment(WrittenAt)}";
        yield return $"DTSTART:{Moment(Starts)}";
        yield return $"DTEND:{Moment(Starts + Length)}";
        yield return $"SUMMARY:{Escape(Title)}";

        if (!string.IsNullOrWhiteSpace(Description))
        {
            yield return $"DESCRIPTION:{Escape(Description)}";
        }

        if (!string.IsNullOrWhiteSpace(Place))
        {
            yield return $"LOCATION:{Escape(Place)}";
        }

        yield return "END:VEVENT";
        yield return "END:VCALENDAR";
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text)
    {
        var clean = string.Concat(text.ReplaceLineEndings("\n").Where(letter => letter == '\n' || letter == '\t' || !char.IsControl(letter)));
        return clean.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal).Replace(",", @"\,", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);
    }

    // A long line goes on in the next one after a space, and no character is cut in two.
    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;

        foreach (var letter in line.EnumerateRunes())
        {
            if (octets + letter.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(letter.ToString());
            octets += letter.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
