using LeadDesk.Core.Desk.Sources;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Tests.Desk.Sources;

/// <summary>The sources report as somebody would reckon it by hand, lead by lead.</summary>
internal sealed class PlainSources(IReadOnlyList<Lead> leads, IReadOnlyList<EngagementEvent> events, IReadOnlyList<StageChange> moves)
{
    private static readonly Stage[] Qualified = [Stage.Mql, Stage.Sal, Stage.Sql, Stage.Opportunity, Stage.Customer];

    /// <summary>"Webinar: 3 leads, …" for each line, in the order of their names.</summary>
    public IReadOnlyList<string> Lines(SourceAsk ask) =>
    [
        .. leads.Where(lead => lead.DeletedAt is null && DateOnly.FromDateTime(lead.CreatedAt.UtcDateTime) is var day && (ask.From is null || day >= ask.From) && (ask.To is null || day <= ask.To))
            .GroupBy(lead => Of(lead, ask.By, ask.Touch) ?? "–").OrderBy(line => line.Key, StringComparer.Ordinal).Select(line => Words(line.Key, [.. line])),
    ];

    public static string Words(SourceLine line) => Words(line.Name ?? "–", line.Leads, line.Engaged, line.Mql, line.Sal, line.Sql, line.Won, line.WonValue, line.DaysToWin);

    public string? Of(Lead lead, Breakdown by, Touch touch)
    {
        var end = moves.Where(move => move.LeadId == lead.Id && Qualified.Contains(move.To)).Select(move => (DateTimeOffset?)move.At).Min();
        var counted = events.Where(one => one.LeadId == lead.Id && (end is null || one.OccurredAt <= end)).OrderBy(one => one.OccurredAt).ToList();
        counted.Reverse(0, touch == Touch.Last ? counted.Count : 0);
        var real = counted.Where(one => one.Type is not ("unsubscribed" or "bounced"));
        return by.Key switch
        {
            "source" => touch == Touch.First ? lead.Source : real.Select(one => Channel.Of(one.Type)).FirstOrDefault() ?? lead.Source,
            "campaign" => touch == Touch.First ? lead.Campaign ?? real.Select(one => one.Campaign).FirstOrDefault(name => name is not null) : real.Select(one => one.Campaign).FirstOrDefault(name => name is not null) ?? lead.Campaign,
            _ => counted.Where(one => one.Subject is not null && (by.Key == "landing" ? one.Type == "page-viewed" : one.Type is "content-downloaded" or "webinar-registered" or "webinar-attended" or "email-clicked"))
                .Select(one => one.Subject).FirstOrDefault(),
        };
    }

    private static string Words(string name, List<Lead> line)
    {
        var won = line.Where(lead => lead.Stage == Stage.Customer).ToList();
        var days = won.Select(lead => (lead.StageSince - lead.CreatedAt).TotalDays).Order().ToList();
        return Words(name, line.Count, Reached(Stage.Engaged), Reached(Stage.Mql), Reached(Stage.Sal), Reached(Stage.Sql), won.Count, won.Sum(lead => lead.Value ?? 0),
            days.Count == 0 ? null : days.Count % 2 == 1 ? days[days.Count / 2] : (days[days.Count / 2] + days[(days.Count / 2) - 1]) / 2);

        long Reached(Stage stage) => line.Count(lead => lead.HighestStage.Order >= stage.Order);
    }

    private static string Words(string name, long leads, long engaged, long mql, long sal, long sql, long won, double value, double? days) =>
        FormattableString.Invariant($"{name}: {leads} {engaged} {mql} {sal} {sql} {won}, {value:0.00}, {days:0.0000}");
}
