using System.Globalization;
using System.Text;

namespace LeadDesk.Core.Data;

/// <summary>Moments as SQLite keeps them, "2026-03-02 09:00:00.1234567" with as many digits at the end as it takes.</summary>
internal static class SqliteMoment
{
    public const int Length = 27;

    private const string Format = @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF";

    public static DateTime Read(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 19 or > Length || text.Length == 20 || text[4] != '-' || text[7] != '-' || text[10] != ' ' || text[13] != ':' || text[16] != ':')
        {
            return Slowly(text);
        }

        var (day, time) = ((Year: Two(text) * 100 + Two(text[2..]), Month: Two(text[5..]), Day: Two(text[8..])), (Hour: Two(text[11..]), Minute: Two(text[14..]), Second: Two(text[17..])));
        var fraction = 0L;

        for (var i = 20; i < Length; i++)
        {
            fraction = (fraction * 10) + (i < text.Length ? text[i] - '0' : 0);
        }

        return new DateTime(day.Year, day.Month, day.Day, time.Hour, time.Minute, time.Second, DateTimeKind.Utc).AddTicks(fraction);
    }

    /// <returns>The part of the buffer that was needed.</returns>
    public static ReadOnlySpan<byte> Write(DateTime moment, Span<byte> buffer)
    {
        moment.TryFormat(buffer, out var written, Format, CultureInfo.InvariantCulture);
        return buffer[..written];
    }

    private static int Two(ReadOnlySpan<byte> digits) => ((digits[0] - '0') * 10) + digits[1] - '0';

    private static DateTime Slowly(ReadOnlySpan<byte> text) =>
        DateTime.Parse(Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
