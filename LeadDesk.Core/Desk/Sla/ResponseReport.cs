using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Learning;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>How fast first touches were, by grade, source, rep and hour, whether speed paid, and why promises were broken.</summary>
public sealed class ResponseReport(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <summary>More are not looked at; the newest are.</summary>
    public const int Most = 50_000;

    private const int Weeks = 8;

    private static readonly (string Name, double UpTo)[] Bands = [("within 5 min", 5), ("within 15 min", 15), ("within an hour", 60), ("within 4 h", 240), ("within 24 h", 1440), ("later", double.MaxValue)];

    /// <param name="zone">Whose hours of the day are counted.</param>
    public async Task<ResponseSheet?> AskAsync(Actor actor, int days, TimeZoneInfo zone, CancellationToken cancellationToken = default)
    {
        if (!actor.SeesAllLeads)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var (from, oldest) = (now.AddDays(-days), now.AddDays(-Math.Max(days, Weeks * 7)));
        var touched = await db.Clocks.Where(one => one.Kind == ClockKind.FirstTouch && one.IsKept && !one.IsReassigned && one.StoppedAt >= oldest && one.StoppedAt < now && one.TookMinutes != null)
            .OrderByDescending(one => one.StoppedAt).Take(Most)
            .Select(one => new TouchedLead(one.OwnerId, one.IsPassedOn, one.Cell, one.Lead.Source, one.StartedAt, one.StoppedAt!.Value, one.TookMinutes!.Value, one.Lead.HighestStage)).ToListAsync(cancellationToken);
        var never = await db.Clocks.CountAsync(one => one.Kind == ClockKind.FirstTouch && !one.IsReassigned && one.StartedAt >= from && one.DueAt <= now && (one.StoppedAt == null || !one.IsKept), cancellationToken);
        var reasons = await db.Clocks.Where(one => one.BreachedAt >= from).GroupBy(one => one.BreachReason).Select(same => new { same.Key, Count = same.Count() }).ToListAsync(cancellationToken);
        var names = await db.Users.AsNoTracking().ToDictionaryAsync(person => person.Id, person => person.DisplayName, cancellationToken);
        var period = touched.Where(one => one.StoppedAt >= from).ToList();

        return new(
            By(period, one => one.Cell.Name),
            By(period, one => string.IsNullOrWhiteSpace(one.Source) ? "unknown" : one.Source),
            By(period, one => one.IsPassedOn ? "handed on" : one.OwnerId is { } id ? names.GetValueOrDefault(id, "unknown") : "nobody"),
            By(period, one => TimeZoneInfo.ConvertTime(one.StartedAt, zone).Hour.ToString("00':00'", System.Globalization.CultureInfo.InvariantCulture)),
            [.. Bands.Select((band, i) => BandOf(band.Name, [.. period.Where(one => one.Minutes <= band.UpTo && (i == 0 || one.Minutes > Bands[i - 1].UpTo))]))],
            never,
            [.. Enumerable.Range(0, Weeks).Select(week => WeekOf(touched, now.AddDays(-7 * (Weeks - week)))).Select((week, i) => (now.AddDays(-7 * (Weeks - i)), week))],
            [.. reasons.OrderByDescending(reason => reason.Key is null ? -1 : reason.Count).Select(reason => (reason.Key, reason.Count))],
            touched.Count == Most);
    }

    private static List<ResponseLine> By(List<TouchedLead> touched, Func<TouchedLead, string> of) =>
        [.. touched.GroupBy(of).Select(same => new ResponseLine(same.Key, ResponseTime.Of([.. same.Select(one => one.Minutes)]))).OrderBy(line => line.Name, StringComparer.CurrentCulture)];

    private static ResponseTime WeekOf(List<TouchedLead> touched, DateTimeOffset from) => ResponseTime.Of([.. touched.Where(one => one.StoppedAt >= from && one.StoppedAt < from.AddDays(7)).Select(one => one.Minutes)]);

    private static ResponseBand BandOf(string name, List<TouchedLead> touched)
    {
        var qualified = touched.Count(one => one.Highest.Order >= Stage.Sql.Order && one.Highest.Kind is StageKind.Open or StageKind.Won);
        return new(name, touched.Count, qualified, Wilson.At95(qualified, touched.Count));
    }

    private sealed record TouchedLead(int? OwnerId, bool IsPassedOn, Cell Cell, string? Source, DateTimeOffset StartedAt, DateTimeOffset StoppedAt, double Minutes, Stage Highest);
}

/// <param name="Never">First touches that came due in the period and were not made.</param>
/// <param name="Weeks">The last eight, oldest first, by when they begin.</param>
/// <param name="Reasons">Why promises were broken; null where nobody has said.</param>
/// <param name="IsCut">There were more than are looked at.</param>
public sealed record ResponseSheet(
    IReadOnlyList<ResponseLine> ByGrade, IReadOnlyList<ResponseLine> BySource, IReadOnlyList<ResponseLine> ByRep, IReadOnlyList<ResponseLine> ByHour, IReadOnlyList<ResponseBand> Bands, int Never,
    IReadOnlyList<(DateTimeOffset From, ResponseTime Time)> Weeks, IReadOnlyList<(string? Reason, int Count)> Reasons, bool IsCut);

public sealed record ResponseLine(string Name, ResponseTime Time);

/// <param name="Qualified">How many became SQL or more.</param>
/// <param name="Share">The interval of that share at 95 %.</param>
public sealed record ResponseBand(string Name, int Leads, int Qualified, ShareInterval Share);
