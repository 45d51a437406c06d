using System.Globalization;
using NodaTime;

namespace LeadDesk.Core.Sla;

/// <summary>The time zones of the world by their IANA names.</summary>
public static class Zones
{
    /// <summary>Those that name a place, and UTC; the old aliases are understood, but not offered.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["UTC", .. DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal) && !id.StartsWith("US/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>What the wall clock there shows, such as "Mon 14:05"; null when there is no such zone.</summary>
    public static string? Shows(string zone, DateTimeOffset moment) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is { } known ? Instant.FromDateTimeOffset(moment).InZone(known).LocalDateTime.ToDateTimeUnspecified().ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture) : null;
}
