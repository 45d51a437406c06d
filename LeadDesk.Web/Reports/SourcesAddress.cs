using System.Globalization;
using LeadDesk.Core.Desk.Sources;
using LeadDesk.Core.Leads.Sources;

namespace LeadDesk.Web.Reports;

/// <summary>The sources report as the address has it.</summary>
/// <param name="Days">The last so many days with today, UTC; null for days of one's own, or for all time when there are none.</param>
public sealed record SourcesAddress(Breakdown By, Touch Touch, int? Days, DateOnly? From, DateOnly? To, int? SegmentId, SourceSort Sort)
{
    public const int Usual = 90;
    public const string Path = "reports/sources", Ever = "all";

    /// <summary>The periods to choose from.</summary>
    public static IReadOnlyList<(int Days, string Name)> Periods { get; } = [(30, "Last 30 days"), (90, "Last 90 days"), (365, "Last year")];

    /// <param name="days">A number of <see cref="Periods"/> or <see cref="Ever"/>; days of one's own count before it. What cannot be understood is the usual one.</param>
    public static SourcesAddress Read(string? by, string? touch, string? days, DateOnly? from, DateOnly? to, int? segment, string? sort)
    {
        var own = from is not null || to is not null;
        var period = own || days == Ever ? null : int.TryParse(days, CultureInfo.InvariantCulture, out var number) && Periods.Any(one => one.Days == number) ? number : (int?)Usual;
        (from, to) = from > to ? (to, from) : (from, to);
        return new(Breakdown.Find(by) ?? Breakdown.Source, touch == "last" ? Touch.Last : Touch.First, period, from, to, segment, SourceSort.Read(sort));
    }

    /// <summary>What it asks. It never looks beyond today, so that costs of days to come do not count yet.</summary>
    public SourceAsk Ask(DateOnly today) => new(By, Touch, Days is { } days ? today.AddDays(1 - days) : From, To is { } to && to < today ? to : today, SegmentId);

    public string Write(string page = Path)
    {
        var parts = new List<string>();
        Add("by", By == Breakdown.Source ? null : By.Key);
        Add("touch", Touch == Touch.First ? null : "last");
        Add("days", From is not null || To is not null || Days == Usual ? null : Days?.ToString(CultureInfo.InvariantCulture) ?? Ever);
        Add("from", Day(From));
        Add("to", Day(To));
        Add("segment", SegmentId?.ToString(CultureInfo.InvariantCulture));
        Add("sort", Sort == SourceSort.MostLeads ? null : Sort.Write());
        return parts.Count == 0 ? page : $"{page}?{string.Join('&', parts)}";

        void Add(string name, string? value) => parts.AddRange(value is null ? [] : [$"{name}={Uri.EscapeDataString(value)}"]);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
