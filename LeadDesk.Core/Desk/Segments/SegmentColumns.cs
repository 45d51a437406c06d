using System.Linq.Expressions;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>How the database reads what only segments ask.</summary>
internal static class SegmentColumns
{
    /// <summary>Grade and stage are few and known, so what fits is found here.</summary>
    public static Expression<Func<Lead, bool>>? Choices(Condition.Test test)
    {
        if (test.Attribute == SegmentFields.Cell)
        {
            var cells = Fitting(Cell.All.Select(cell => cell.Name)).Select(Cell.Parse).ToList();
            return lead => cells.Contains(lead.Cell);
        }

        if (test.Attribute == SegmentFields.StageKey)
        {
            var stages = Fitting(Stage.All.Select(stage => stage.Key)).Select(Stage.Find).OfType<Stage>().ToList();
            return lead => stages.Contains(lead.Stage);
        }

        return null;

        IEnumerable<string> Fitting(IEnumerable<string> all) => FittingWords.Among(all, test);
    }

    /// <summary>A lambda to double? or bool; null for what is a field of the lead.</summary>
    /// <param name="model">Of the context in which it will be asked.</param>
    public static LambdaExpression? Of(string attribute, DateTimeOffset now, IModel model) => attribute switch
    {
        "score" => Number(lead => lead.Score),
        "fit" => Number(lead => lead.Fit),
        "engagement" => Number(lead => lead.Engagement),
        SegmentFields.Owned => Flag(lead => lead.OwnerId != null),
        SegmentFields.RestOver => Flag(lead => lead.RestsUntil != null && lead.RestsUntil <= now),
        _ => SegmentFields.TryReadEvent(attribute, out var type, out var days) ? Events(type, now.AddDays(-days), model) : null,
    };

    /// <summary>The moment that a number of days counts from; null for other attributes.</summary>
    public static Expression<Func<Lead, DateTimeOffset?>>? MomentOf(string attribute) => attribute switch
    {
        "createdDays" => lead => lead.CreatedAt,
        "stageDays" => lead => lead.StageSince,
        "handedOverDays" => lead => lead.HandedOverAt,
        "signalDays" => lead => lead.LastSignalAt,
        "touchDays" => lead => lead.LastTouchAt,
        _ => null,
    };

    /// <summary>The leads that were written down when the segment was frozen.</summary>
    public static Expression<Func<Lead, bool>> Frozen(int segmentId, IModel model)
    {
        Expression<Func<IQueryable<SegmentMember>, Lead, bool>> isIn = (members, lead) => members.Any(member => member.SegmentId == segmentId && member.LeadId == lead.Id);
        return Expression.Lambda<Func<Lead, bool>>(OfTable(isIn, model.FindEntityType(typeof(SegmentMember))!), isIn.Parameters[1]);
    }

    // Asked of the table itself and not of one context's set, as the condition is made in one context and asked in another.
    private static Expression<Func<Lead, double?>> Events(string type, DateTimeOffset since, IModel model)
    {
        Expression<Func<IQueryable<EngagementEvent>, Lead, double?>> count = type == SegmentFields.AnyEvent
            ? (events, lead) => events.Count(signal => signal.LeadId == lead.Id && signal.OccurredAt > since)
            : (events, lead) => events.Count(signal => signal.LeadId == lead.Id && signal.OccurredAt > since && signal.Type == type);
        return Expression.Lambda<Func<Lead, double?>>(OfTable(count, model.FindEntityType(typeof(EngagementEvent))!), count.Parameters[1]);
    }

    private static Expression OfTable(LambdaExpression asked, IEntityType table) => new ConditionQuery.Swap(asked.Parameters[0], new EntityQueryRootExpression(table)).Visit(asked.Body);

    private static Expression<Func<Lead, double?>> Number(Expression<Func<Lead, double?>> column) => column;
    private static Expression<Func<Lead, bool>> Flag(Expression<Func<Lead, bool>> column) => column;
}
