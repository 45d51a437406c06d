using NodaTime;

namespace LeadDesk.Core.Work;

/// <summary>When mail may reach a person, by the wall clock of their zone. A zone that is not known counts as UTC.</summary>
public static class NoticeTimes
{
    /// <summary>The moment itself, or the end of the quiet hours that it falls into; they are half-open, and none when both ends are equal.</summary>
    public static DateTimeOffset SendAt(this NoticeSettings settings, DateTimeOffset now)
    {
        var local = LocalOf(settings, now);
        var time = local.TimeOfDay.ToTimeOnly();

        if (settings.QuietFrom == settings.QuietUntil || !time.IsBetween(settings.QuietFrom, settings.QuietUntil))
        {
            return now.ToUniversalTime();
        }

        var date = time < settings.QuietUntil ? local.Date : local.Date.PlusDays(1);
        var ends = MomentOf(settings, date, settings.QuietUntil);

        // Where clocks go back across the end of the quiet hours, its first moment may lie behind us already.
        return ends > now ? ends : now.ToUniversalTime();
    }

    /// <summary>The latest moment, now included, at which a digest was due, and the date it is for.</summary>
    public static (DateOnly Date, DateTimeOffset At) LatestDigest(this NoticeSettings settings, DateTimeOffset now)
    {
        var date = LocalOf(settings, now).Date;
        var today = MomentOf(settings, date, settings.DigestAt);
        return today <= now ? (date.ToDateOnly(), today) : (date.PlusDays(-1).ToDateOnly(), MomentOf(settings, date.PlusDays(-1), settings.DigestAt));
    }

    public static bool IsZone(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;

    private static LocalDateTime LocalOf(NoticeSettings settings, DateTimeOffset now) => Instant.FromDateTimeOffset(now).InZone(ZoneOf(settings)).LocalDateTime;

    private static DateTimeOffset MomentOf(NoticeSettings settings, LocalDate date, TimeOnly time) =>
        (date + LocalTime.FromTimeOnly(time)).InZoneLeniently(ZoneOf(settings)).ToDateTimeOffset().ToUniversalTime();

    private static DateTimeZone ZoneOf(NoticeSettings settings) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(settings.Zone) ?? DateTimeZone.Utc;
}
