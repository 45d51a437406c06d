using System.Linq.Expressions;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Lifecycle;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace LeadDesk.Core.Desk.Sources;

/// <summary>What a lead counts under in a breakdown, as the database reads it. Of events at the same moment the order of their words decides.</summary>
internal static class TouchColumn
{
    /// <summary>The stages that end the time in which touches count.</summary>
    private static readonly List<Stage> Qualified = [.. Stage.All.Where(stage => stage.Order >= Stage.Mql.Order && stage.Kind is StageKind.Open or StageKind.Won)];

    /// <param name="model">Of any context; bind the column to the leads that it is asked beside.</param>
    public static Expression<Func<Lead, string?>> Of(Breakdown by, Touch touch, IModel model)
    {
        var column = by.EventTypes is { } types ? Subject(types, touch)
            : by == Breakdown.Campaign ? Campaign(touch)
            : touch == Touch.Last ? LastChannel()
            : null;
        return column is null ? lead => lead.Source : Ask(column, model);
    }

    private static Expression<Func<Touches, Lead, string?>> Subject(IReadOnlyList<string> types, Touch touch)
    {
        List<string> wanted = [.. types];
        return touch == Touch.First
            ? (touches, lead) => touches.Events.Where(one => one.LeadId == lead.Id && wanted.Contains(one.Type) && one.Subject != null && one.Subject != ""
                    && !touches.Moves.Any(move => move.LeadId == lead.Id && move.At < one.OccurredAt && Qualified.Contains(move.To)))
                .OrderBy(one => one.OccurredAt).ThenBy(one => one.Type).ThenBy(one => one.Subject).Select(one => one.Subject).FirstOrDefault()
            : (touches, lead) => touches.Events.Where(one => one.LeadId == lead.Id && wanted.Contains(one.Type) && one.Subject != null && one.Subject != ""
                    && !touches.Moves.Any(move => move.LeadId == lead.Id && move.At < one.OccurredAt && Qualified.Contains(move.To)))
                .OrderByDescending(one => one.OccurredAt).ThenByDescending(one => one.Type).ThenByDescending(one => one.Subject).Select(one => one.Subject).FirstOrDefault();
    }

    private static Expression<Func<Touches, Lead, string?>> Campaign(Touch touch) => touch == Touch.First
        ? (touches, lead) => lead.Campaign != null && lead.Campaign != "" ? lead.Campaign
            : touches.Events.Where(one => one.LeadId == lead.Id && one.Campaign != null && one.Campaign != "" && !Channel.Silent.Contains(one.Type)
                    && !touches.Moves.Any(move => move.LeadId == lead.Id && move.At < one.OccurredAt && Qualified.Contains(move.To)))
                .OrderBy(one => one.OccurredAt).ThenBy(one => one.Type).ThenBy(one => one.Subject).ThenBy(one => one.Campaign).Select(one => one.Campaign).FirstOrDefault()
        : (touches, lead) => touches.Events.Where(one => one.LeadId == lead.Id && one.Campaign != null && one.Campaign != "" && !Channel.Silent.Contains(one.Type)
                && !touches.Moves.Any(move => move.LeadId == lead.Id && move.At < one.OccurredAt && Qualified.Contains(move.To)))
            .OrderByDescending(one => one.OccurredAt).ThenByDescending(one => one.Type).ThenByDescending(one => one.Subject).ThenByDescending(one => one.Campaign)
            .Select(one => one.Campaign).FirstOrDefault() ?? lead.Campaign;

    private static Expression<Func<Touches, Lead, string?>> LastChannel()
    {
        Expression<Func<EngagementEvent, string?>> channel = one => Channel.Other;
        var body = Channel.All.Reverse().Aggregate(channel.Body, (otherwise, next) => Expression.Condition(In(next, channel.Parameters[0]), Expression.Constant(next.Name), otherwise));
        var name = Expression.Lambda<Func<EngagementEvent, string?>>(body, channel.Parameters[0]);
        Expression<Func<Touches, Lead, Expression<Func<EngagementEvent, string?>>, string?>> last = (touches, lead, words) => touches.Events
            .Where(one => one.LeadId == lead.Id && !Channel.Silent.Contains(one.Type) && !touches.Moves.Any(move => move.LeadId == lead.Id && move.At < one.OccurredAt && Qualified.Contains(move.To)))
            .OrderByDescending(one => one.OccurredAt).ThenByDescending(one => one.Type).ThenByDescending(one => one.Subject).Select(words).FirstOrDefault() ?? lead.Source;
        return Expression.Lambda<Func<Touches, Lead, string?>>(new ConditionQuery.Swap(last.Parameters[2], name).Visit(last.Body), last.Parameters[0], last.Parameters[1]);
    }

    private static Expression In(Channel channel, ParameterExpression one)
    {
        List<string> types = [.. channel.EventTypes];
        Expression<Func<EngagementEvent, bool>> test = some => types.Contains(some.Type);
        return new ConditionQuery.Swap(test.Parameters[0], one).Visit(test.Body);
    }

    // Asked of the tables themselves and not of one context's sets, as a filter is made in one context and asked in another.
    private static Expression<Func<Lead, string?>> Ask(Expression<Func<Touches, Lead, string?>> column, IModel model)
    {
        var body = new Tables(column.Parameters[0], model).Visit(column.Body);
        return Expression.Lambda<Func<Lead, string?>>(body, column.Parameters[1]);
    }

    private sealed record Touches(IQueryable<EngagementEvent> Events, IQueryable<StageChange> Moves);

    private sealed class Tables(ParameterExpression touches, IModel model) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) =>
            node.Expression == touches ? new EntityQueryRootExpression(model.FindEntityType(node.Type.GenericTypeArguments[0])!) : base.VisitMember(node);
    }
}
