using System.Runtime.InteropServices;

namespace LeadDesk.Core.Sla;

/// <summary>Hours of one day by the wall clock, half-open: open at <paramref name="Opens"/>, closed at <paramref name="Closes"/>.</summary>
/// <param name="Opens">The first moment that is open.</param>
/// <param name="Closes">The first moment that is closed again; at or before the opening it lies on the next day, so 00:00 is the end of the day.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TimeWindow(TimeOnly Opens, TimeOnly Closes)
{
    public static TimeWindow WholeDay { get; } = new(TimeOnly.MinValue, TimeOnly.MinValue);

    /// <summary>Whether it runs past midnight into the next day; one that ends at midnight does not.</summary>
    public bool RunsPastMidnight => Closes < Opens && Closes != TimeOnly.MinValue;

    /// <summary>Length by the wall clock, more than 0 and at most 24 hours.</summary>
    public TimeSpan Length => Closes > Opens ? Closes - Opens : TimeSpan.FromDays(1) - (Opens - Closes);
}

/// <summary>A date with hours of its own: a half day, a special opening, or with no windows a day off. It counts before weekday and holiday.</summary>
public sealed record SpecialDay(DateOnly Date, IReadOnlyList<TimeWindow> Windows);
