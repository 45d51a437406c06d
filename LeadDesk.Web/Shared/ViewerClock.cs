using System.Globalization;

namespace LeadDesk.Web.Shared;

/// <summary>The time as the person at the screen reads it: in their zone, in few words.</summary>
public sealed class ViewerClock(TimeZoneInfo zone, TimeProvider clock)
{
    public TimeZoneInfo Zone => zone;
    public DateTimeOffset UtcNow => clock.GetUtcNow();
    public DateTimeOffset Now => Local(UtcNow);
    public DateOnly Today => DateOnly.FromDateTime(Now.Date);

    /// <summary>A viewer in a zone by its IANA name; UTC when the name is missing or unknown.</summary>
    public static ViewerClock In(string? zone, TimeProvider clock) =>
        new(zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? known : TimeZoneInfo.Utc, clock);

    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, zone);

    /// <summary>A wall-clock time in the viewer's zone as UTC; a time that the clocks skip is read an hour later.</summary>
    public DateTimeOffset ToUtc(DateTime wall)
    {
        var plain = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(plain) ? plain.AddHours(1) : plain, zone), TimeSpan.Zero);
    }

    /// <summary>The hour at which something is due that is said by its day alone: nine in the morning.</summary>
    public DateTimeOffset MorningOf(DateOnly day) => ToUtc(day.ToDateTime(new TimeOnly(9, 0)));

    /// <summary>"12 min ago", "10:30", "yesterday 16:05", "17 Nov", "17 Nov 2025".</summary>
    public string Ago(DateTimeOffset moment)
    {
        var past = UtcNow - moment;
        return past < TimeSpan.Zero ? When(moment)
            : past < TimeSpan.FromMinutes(1) ? "just now"
            : past < TimeSpan.FromHours(1) ? $"{(int)past.TotalMinutes} min ago"
            : past < TimeSpan.FromHours(12) && Local(moment).Date == Now.Date ? $"{(int)past.TotalHours} h ago"
            : When(moment);
    }

    /// <summary>The moment by the viewer's clock: "today 14:00", "tomorrow 09:00", "17 Nov".</summary>
    public string When(DateTimeOffset moment)
    {
        var local = Local(moment);
        var days = (local.Date - Now.Date).Days;
        return days switch
        {
            0 => $"today {Time(local)}",
            -1 => $"yesterday {Time(local)}",
            1 => $"tomorrow {Time(local)}",
            _ => Day(local, Now.Year),
        };
    }

    /// <summary>"21 Nov 14:05", with the year when it is another one.</summary>
    public string Exact(DateTimeOffset moment) => $"{Day(Local(moment), Now.Year)} {Time(Local(moment))}";

    /// <summary>For tool tips and datetime attributes: "21 Nov 2026, 14:05".</summary>
    public string Full(DateTimeOffset moment) => Local(moment).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"40 min", "5 h", "3 days": a length of time in one figure.</summary>
    public static string Length(TimeSpan length) => length.Duration() switch
    {
        var span when span < TimeSpan.FromHours(1) => $"{Math.Max(1, (int)span.TotalMinutes)} min",
        var span when span < TimeSpan.FromHours(48) => $"{(int)span.TotalHours} h",
        var span => $"{(int)span.TotalDays} days",
    };

    private static string Time(DateTimeOffset local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);
    private static string Day(DateTimeOffset local, int thisYear) => local.ToString(local.Year == thisYear ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture);
}
