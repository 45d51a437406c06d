using NodaTime;
using NodaTime.Extensions;

namespace LeadDesk.Core.Work;

/// <summary>When a saved export goes out by itself, by the wall clock of its zone.</summary>
public static class ExportTimes
{
    /// <summary>
    /// The first moment after now, in UTC, that the rhythm names; null for an export without one. A time that the clocks leave out is the moment
    /// after the gap, one that comes twice is the first. A zone that is not known counts as UTC.
    /// </summary>
    public static DateTimeOffset? NextAfter(this ExportDefinition export, DateTimeOffset now)
    {
        if (export.Rhythm == ExportRhythm.None)
        {
            return null;
        }

        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(export.Zone) ?? DateTimeZone.Utc;
        var today = Instant.FromDateTimeOffset(now).InZone(zone).Date;
        return Enumerable.Range(0, 9).Select(days => today.PlusDays(days))
            .Where(date => export.Rhythm == ExportRhythm.Daily || date.DayOfWeek.ToDayOfWeek() == export.Weekday)
            .Select(date => (date + LocalTime.FromTimeOnly(export.At)).InZoneLeniently(zone).ToDateTimeOffset().ToUniversalTime())
            .First(at => at > now);
    }
}
