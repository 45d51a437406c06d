using System.Linq.Expressions;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>What verbs and questions about segments have in common.</summary>
internal static class SegmentShelf
{
    public static Outcome NotFound { get; } = Outcome.Refuse("There is no such segment, or it is not shared with you.");

    /// <summary>One's own, and those that are shared with everybody.</summary>
    public static IQueryable<Segment> VisibleTo(this IQueryable<Segment> segments, Actor actor) =>
        actor.Administers ? segments : segments.Where(segment => segment.IsShared || segment.OwnerId == actor.UserId);

    /// <summary>Whoever made it; those of the desk and shared ones also who runs marketing or sales.</summary>
    public static bool MayChange(Segment segment, Actor actor) =>
        (actor.UserId is not null && segment.OwnerId == actor.UserId) || actor.Administers || (segment.IsShared && (actor.EditsModels || actor.RunsStages));

    /// <summary>All that a segment can ask for; archived custom fields are left out.</summary>
    public static async Task<IReadOnlyList<LeadField>> FieldsAsync(LeadDb db, CancellationToken cancellationToken)
    {
        var custom = await db.CustomFields.AsNoTracking().Where(field => field.ArchivedAt == null).ToListAsync(cancellationToken);
        return [.. SegmentFields.All, .. LeadFields.With(custom, await OwnQuestions.FindAsync(db, cancellationToken)).Where(field => Leads.FieldColumns.ToAsk(field) is not null)];
    }

    /// <summary>The condition as the database asks it; the words when it cannot be asked, such as when it names a deleted field.</summary>
    public static async Task<(Expression<Func<Lead, bool>>? Within, string? Problem)> AskAsync(LeadDb db, Segment segment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (segment.FrozenAt is not null)
        {
            return (InIds(await db.SegmentMembers.Where(member => member.SegmentId == segment.Id).Select(member => member.LeadId).ToListAsync(cancellationToken)), null);
        }

        return ModelJson.TryRead(segment.Condition, out Condition? condition) is { Succeeded: false } unreadable
            ? (null, unreadable.Refusal) : await AskAsync(db, condition!, now, cancellationToken);
    }

    public static async Task<(Expression<Func<Lead, bool>>? Within, string? Problem)> AskAsync(LeadDb db, Condition condition, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fields = await FieldsAsync(db, cancellationToken);
        var known = condition.Tests().Select(test => SegmentFields.Find(test.Attribute)).OfType<LeadField>();

        if (ConditionCheck.Of(condition, [.. fields.Union(known)]) is { Succeeded: false } refused)
        {
            return (null, refused.Refusal);
        }

        var query = new ConditionQuery(db, now, fields);
        var within = await query.OfAsync(condition, cancellationToken);
        return query.Refusal is { } problem ? (null, problem) : (within, null);
    }

    private static Expression<Func<Lead, bool>> InIds(List<long> ids) => lead => ids.Contains(lead.Id);
}
