using System.Globalization;
using LeadDesk.Core.Desk.Marketing;
using LeadDesk.Web.Shared;

namespace LeadDesk.Web.Marketing;

/// <summary>The home of marketing as its address has it.</summary>
/// <param name="Period">A key of <see cref="Periods"/>.</param>
/// <param name="Reason">Only those rejected for it.</param>
/// <param name="All">Whether the list shows more than its first rows.</param>
public sealed record MarketingAddress(string Period, MqlShow Show, string? Reason, bool All)
{
    public const int FirstRows = 12;

    private const string Week = "week", LastWeek = "last-week", Month = "30", EightWeeks = "56", Quarter = "90";
    private const int DecidedDays = 56;

    public static IReadOnlyList<(string Key, string Name)> Periods { get; } =
        [(Week, "This week"), (LastWeek, "Last week"), (Month, "Last 30 days"), (EightWeeks, "Last 8 weeks"), (Quarter, "Last 90 days")];

    /// <summary>The leads that were rejected for a reason since <see cref="DecidedSince"/>.</summary>
    public static MarketingAddress For(ReasonCount reason) => new(EightWeeks, MqlShow.Rejected, reason.Key, false);

    /// <summary>What cannot be understood is the usual: what was handed over this week.</summary>
    public static MarketingAddress Read(string? period, string? show, string? reason, bool all)
    {
        var shown = show switch { "waiting" => MqlShow.Waiting, "rejected" => MqlShow.Rejected, _ => MqlShow.HandedOver };
        return new(PeriodOf(period), shown, shown == MqlShow.Rejected ? reason : null, all);
    }

    public static string PeriodOf(string? text) => Periods.Any(period => period.Key == text) ? text! : Week;

    /// <summary>Since when the decisions of sales are counted: eight weeks with today, in the viewer's zone.</summary>
    public static DateTimeOffset DecidedSince(ViewerClock viewer) => Midnight(viewer, viewer.Today.AddDays(1 - DecidedDays));

    public MqlAsk Ask(ViewerClock viewer) => new(Midnight(viewer, First(viewer)), Period == LastWeek ? Midnight(viewer, First(viewer).AddDays(7)) : null, Show, Reason, All ? MqlOverview.Most : FirstRows);

    /// <summary>"Week 47, 16 to 22 Nov" or "3 Oct to 1 Nov".</summary>
    public string Days(ViewerClock viewer)
    {
        var (first, last) = (First(viewer), Period is Week or LastWeek ? First(viewer).AddDays(6) : viewer.Today);
        var words = first.Month == last.Month ? $"{first.Day} to {Text(last)}" : $"{Text(first)} to {Text(last)}";
        return Period is Week or LastWeek ? $"Week {ISOWeek.GetWeekOfYear(first.ToDateTime(TimeOnly.MinValue))}, {words}" : words;

        static string Text(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);
    }

    /// <summary>"this week", as the end of a sentence.</summary>
    public string PeriodWords => Period switch { Week => "this week", LastWeek => "last week", _ => $"in the {Periods.First(period => period.Key == Period).Name.ToLowerInvariant()}" };

    public string Write()
    {
        List<string> parts = [];
        Add("period", Period == Week ? null : Period);
        Add("show", Show == MqlShow.HandedOver ? null : Show.ToString().ToLowerInvariant());
        Add("reason", Reason);
        Add("all", All ? "true" : null);
        return parts.Count == 0 ? "marketing" : $"marketing?{string.Join('&', parts)}";

        void Add(string name, string? value) => parts.AddRange(value is null ? [] : [$"{name}={Uri.EscapeDataString(value)}"]);
    }

    // Weeks begin on Monday.
    private DateOnly First(ViewerClock viewer)
    {
        var monday = viewer.Today.AddDays(-(((int)viewer.Today.DayOfWeek + 6) % 7));
        return Period switch { Week => monday, LastWeek => monday.AddDays(-7), _ => viewer.Today.AddDays(1 - int.Parse(Period, CultureInfo.InvariantCulture)) };
    }

    private static DateTimeOffset Midnight(ViewerClock viewer, DateOnly day) => viewer.ToUtc(day.ToDateTime(TimeOnly.MinValue));
}
