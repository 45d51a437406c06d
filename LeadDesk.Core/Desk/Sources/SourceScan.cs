using System.Linq.Expressions;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sources;

/// <summary>Leads that are alike in all that the report counts.</summary>
internal sealed record SourceGroup(string? Line, string? Source, string? Campaign, Stage Highest, bool IsWon, long Leads, double Value);

/// <summary>Counts leads in the database, in one pass over them and their events.</summary>
/// <param name="campaigns">Whether costs are known by campaign, so that leads have to be told apart by it.</param>
internal sealed class SourceScan(LeadDb db, IQueryable<Lead> leads, SourceAsk ask, bool campaigns)
{
    public async Task<IReadOnlyList<SourceGroup>> CountAsync(CancellationToken cancellationToken)
    {
        var counted = await leads.Select(Facts()).GroupBy(lead => new { lead.Line, lead.Source, lead.Campaign, lead.Highest, lead.IsWon })
            .Select(group => new { group.Key.Line, group.Key.Source, group.Key.Campaign, group.Key.Highest, group.Key.IsWon, Leads = group.LongCount(), Value = group.Sum(lead => lead.Value) })
            .ToListAsync(cancellationToken);
        return counted.ConvertAll(group => new SourceGroup(Known(group.Line), Known(group.Source), Known(group.Campaign), group.Highest, group.IsWon, group.Leads, group.Value));
    }

    /// <summary>From creation to becoming a customer, of each who is one.</summary>
    public async Task<Dictionary<Line, List<double>>> DaysToWinAsync(CancellationToken cancellationToken)
    {
        var won = await leads.Where(lead => lead.Stage == Stage.Customer).Select(Facts()).Select(lead => new { lead.Line, lead.CreatedAt, lead.StageSince }).ToListAsync(cancellationToken);
        return won.GroupBy(lead => new Line(Known(lead.Line))).ToDictionary(line => line.Key, line => line.Select(lead => Math.Max(0, (lead.StageSince - lead.CreatedAt).TotalDays)).ToList());
    }

    private static string? Known(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private Expression<Func<Lead, LeadFacts>> Facts()
    {
        Expression<Func<Lead, string?, string?, LeadFacts>> facts = (lead, line, campaign) => new()
        {
            Line = line,
            Source = lead.Source,
            Campaign = campaign,
            Highest = lead.HighestStage,
            IsWon = lead.Stage == Stage.Customer,
            Value = lead.Value ?? 0,
            CreatedAt = lead.CreatedAt,
            StageSince = lead.StageSince,
        };
        var line = TouchColumn.Of(ask.By, ask.Touch, db.Model);

        // Where campaigns do not matter, the source once more tells nobody apart.
        var campaign = !campaigns ? lead => lead.Source : ask.By == Breakdown.Campaign ? line : TouchColumn.Of(Breakdown.Campaign, ask.Touch, db.Model);
        var body = Put(facts.Parameters[2], campaign, Put(facts.Parameters[1], line, facts.Body));
        return leads.Bound(Expression.Lambda<Func<Lead, LeadFacts>>(body, facts.Parameters[0]));

        Expression Put(ParameterExpression place, Expression<Func<Lead, string?>> column, Expression into) =>
            new ConditionQuery.Swap(place, new ConditionQuery.Swap(column.Parameters[0], facts.Parameters[0]).Visit(column.Body)).Visit(into);
    }

    private sealed class LeadFacts
    {
        public string? Line { get; init; }
        public string? Source { get; init; }
        public string? Campaign { get; init; }
        public Stage Highest { get; init; } = Stage.Lead;
        public bool IsWon { get; init; }
        public double Value { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset StageSince { get; init; }
    }
}
