using System.Linq.Expressions;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>What verbs and questions about segments have in common.</summary>
internal static class SegmentShelf
{
    public static Outcome NotFound { get; } = Outcome.Refuse("There is no such segment, or it is not shared with you.");

    /// <summary>One's own, and those that are shared with everybody or with one's team.</summary>
    public static IQueryable<Segment> VisibleTo(LeadDb db, Actor actor) => actor.Administers ? db.Segments
        : db.Segments.Where(segment => segment.IsShared || segment.OwnerId == actor.UserId || db.PoolMembers.Any(member => member.PoolId == segment.TeamId && member.UserId == actor.UserId));

    /// <summary>Whoever made it; those of the desk and shared ones also who runs marketing or sales.</summary>
    /// <param name="segment">One that the actor may see.</param>
    public static bool MayChange(Segment segment, Actor actor) =>
        (actor.UserId is not null && segment.OwnerId == actor.UserId) || actor.Administers || ((segment.IsShared || segment.TeamId is not null) && (actor.EditsModels || actor.RunsStages));

    /// <summary>The teams that this actor can share with: one's own, or all for who runs marketing or sales.</summary>
    public static IQueryable<Pool> TeamsOf(LeadDb db, Actor actor) =>
        db.Pools.Where(pool => actor.EditsModels || actor.RunsStages || pool.Members.Any(member => member.UserId == actor.UserId)).OrderBy(pool => pool.Name);

    /// <summary>All that a segment can ask for; archived custom fields are left out.</summary>
    public static async Task<IReadOnlyList<LeadField>> FieldsAsync(LeadDb db, CancellationToken cancellationToken)
    {
        var custom = await db.CustomFields.AsNoTracking().Where(field => field.ArchivedAt == null).ToListAsync(cancellationToken);
        return [.. SegmentFields.All, .. LeadFields.With(custom, await OwnQuestions.FindAsync(db, cancellationToken)).Where(field => Leads.FieldColumns.ToAsk(field) is not null)];
    }

    /// <summary>The condition as the database asks it; the words when it cannot be asked, such as when it names a deleted field.</summary>
    /// <param name="among">The leads that it will be asked of; null for any. Of few leads it is asked much faster.</param>
    public static async Task<(Expression<Func<Lead, bool>>? Within, string? Problem)> AskAsync(
        LeadDb db, Segment segment, DateTimeOffset now, CancellationToken cancellationToken, IQueryable<Lead>? among = null) =>
        segment.FrozenAt is not null ? (SegmentColumns.Frozen(segment.Id, db.Model), null)
        : ModelJson.TryRead(segment.Condition, out Condition? condition) is { Succeeded: false } unreadable ? (null, unreadable.Refusal)
        : await AskAsync(db, condition!, now, cancellationToken, among);

    /// <inheritdoc cref="AskAsync(LeadDb, Segment, DateTimeOffset, CancellationToken, IQueryable{Lead}?)"/>
    public static async Task<(Expression<Func<Lead, bool>>? Within, string? Problem)> AskAsync(
        LeadDb db, Condition condition, DateTimeOffset now, CancellationToken cancellationToken, IQueryable<Lead>? among = null)
    {
        if (condition.Tests().Any(test => SegmentFields.TryReadSegment(test.Attribute, out _)))
        {
            return (null, "A segment cannot ask for another one. Write that one’s conditions into this.");
        }

        var fields = await FieldsAsync(db, cancellationToken);
        var known = condition.Tests().Select(test => SegmentFields.Find(test.Attribute)).OfType<LeadField>();

        if (ConditionCheck.Of(condition, [.. fields.Union(known)]) is { Succeeded: false } refused)
        {
            return (null, refused.Refusal);
        }

        var query = new ConditionQuery(db, now, fields, among ?? db.Leads);
        var within = await query.OfAsync(condition, cancellationToken);
        return query.Refusal is { } problem ? (null, problem) : (within, null);
    }
}
