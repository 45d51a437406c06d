namespace LeadDesk.Core.Scoring;

/// <summary>Whole minutes since 0001-01-01 UTC: the grain of scoring.</summary>
internal static class Minute
{
    private const double PerDay = 24 * 60;

    /// <summary>Later than any moment there is.</summary>
    public const long Never = long.MaxValue / 4;

    public static long Of(DateTimeOffset moment) => moment.UtcTicks / TimeSpan.TicksPerMinute;
    public static DateTimeOffset Moment(long minute) => new(minute * TimeSpan.TicksPerMinute, TimeSpan.Zero);
    public static bool IsMoment(long minute) => minute <= DateTimeOffset.MaxValue.UtcTicks / TimeSpan.TicksPerMinute;

    /// <summary>Days in minutes, at least one; no days are for ever.</summary>
    public static long Span(double? days) => days is { } some ? Math.Clamp((long)Math.Round(Math.Min(some, 1e9) * PerDay), 1, Never) : Never;
}
