using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>Says which framework leads get that have none yet: by rules for segments, people and teams, else the default.</summary>
public sealed class ChooseDefault(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public const int MostRules = 50;

    public Task<Outcome> RunAsync(Actor actor, int frameworkId, CancellationToken cancellationToken = default) =>
        FrameworkShelf.RunAsync(databases, actor, frameworkId, async (db, framework, ct) =>
        {
            if (framework.RetiredAt is not null)
            {
                return Outcome.Refuse($"{framework.Name} is out of use. Put it into use first; nothing was changed.");
            }

            foreach (var other in await db.Frameworks.Where(other => other.IsDefault).ToListAsync(ct))
            {
                other.IsDefault = false;
            }

            framework.IsDefault = true;
            db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), "Chose the default framework", framework.Name));
            return Outcome.Done;
        }, cancellationToken);

    /// <summary>Adds a rule behind the others.</summary>
    public Task<Outcome> AddRuleAsync(Actor actor, int frameworkId, LeadsOfRule leads, CancellationToken cancellationToken = default) =>
        FrameworkShelf.RunAsync(databases, actor, frameworkId, async (db, framework, ct) =>
        {
            if (leads is { Where: null, OwnerId: null, PoolId: null })
            {
                return Outcome.Refuse("Choose for whose leads or for which leads the rule is. Nothing was changed.");
            }

            if (framework.RetiredAt is not null)
            {
                return Outcome.Refuse($"{framework.Name} is out of use. Put it into use first; nothing was changed.");
            }

            if (await db.FrameworkRules.CountAsync(ct) >= MostRules)
            {
                return Outcome.Refuse($"There are at most {MostRules} rules. Remove one first; nothing was changed.");
            }

            if (await UnknownAsync(db, leads, ct) is { } unknown)
            {
                return Outcome.Refuse(unknown);
            }

            if (leads.Where is not null && await WrongAsync(db, leads.Where, ct) is { } wrong)
            {
                return Outcome.Refuse($"{char.ToUpperInvariant(wrong[0])}{wrong[1..]} Nothing was changed.");
            }

            var last = await db.FrameworkRules.MaxAsync(rule => (int?)rule.Order, ct) ?? 0;
            db.FrameworkRules.Add(new() { Order = last + 1, FrameworkId = frameworkId, Condition = leads.Where is { } where ? ModelJson.Write(where) : null, OwnerId = leads.OwnerId, PoolId = leads.PoolId });
            db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), "Added a rule for frameworks", framework.Name));
            return Outcome.Done;
        }, cancellationToken);

    /// <summary>Lets a rule change places with the one before it.</summary>
    public Task<Outcome> RaiseRuleAsync(Actor actor, int ruleId, CancellationToken cancellationToken = default) =>
        OnRuleAsync(actor, ruleId, "Moved a rule for frameworks up", (rules, place, _) => (rules[place].Order, rules[Math.Max(0, place - 1)].Order) = (rules[Math.Max(0, place - 1)].Order, rules[place].Order), cancellationToken);

    public Task<Outcome> RemoveRuleAsync(Actor actor, int ruleId, CancellationToken cancellationToken = default) =>
        OnRuleAsync(actor, ruleId, "Removed a rule for frameworks", (rules, place, db) => db.Remove(rules[place]), cancellationToken);

    private async Task<Outcome> OnRuleAsync(Actor actor, int ruleId, string what, Action<List<FrameworkRule>, int, LeadDb> change, CancellationToken cancellationToken)
    {
        if (!actor.EditsFrameworks)
        {
            return FrameworkShelf.MayNot;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.WriteAsync(async ct =>
        {
            await db.HoldAsync([FrameworkShelf.Key], ct);
            var rules = await db.FrameworkRules.OrderBy(rule => rule.Order).ThenBy(rule => rule.Id).ToListAsync(ct);

            if (rules.FindIndex(rule => rule.Id == ruleId) is not (>= 0 and var place))
            {
                return Outcome.Refuse("There is no such rule any more. Nothing was changed.");
            }

            var framework = await db.Frameworks.Where(one => one.Id == rules[place].FrameworkId).Select(one => one.Name).FirstAsync(ct);
            change(rules, place, db);
            db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), what, framework));
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, cancellationToken);
    }

    private async Task<string?> WrongAsync(LeadDb db, Condition where, CancellationToken cancellationToken) =>
        (await SegmentNames.CheckAsync(db, where, clock.GetUtcNow(), cancellationToken)).Refusal
        ?? ConditionCheck.Of(where, [.. await ModelShelf.FieldsAsync(db, cancellationToken), .. await SegmentNames.FieldsAsync(db, cancellationToken)]).Refusal;

    private static async Task<string?> UnknownAsync(LeadDb db, LeadsOfRule leads, CancellationToken cancellationToken) =>
        leads.PoolId is { } pool && !await db.Pools.AnyAsync(one => one.Id == pool, cancellationToken) ? "There is no such team any more. Choose another one; nothing was changed."
        : leads.OwnerId is { } owner && !await db.Users.AnyAsync(user => user.Id == owner && user.DisabledAt == null, cancellationToken) ? "There is nobody of that name who could own leads. Nothing was changed."
        : leads is { OwnerId: { } person, PoolId: { } team } && !await db.PoolMembers.AnyAsync(member => member.PoolId == team && member.UserId == person, cancellationToken) ? "That person is not in that team, so the rule would be for no lead. Nothing was changed."
        : null;
}

/// <summary>The leads that a rule gives a framework: those that meet all of this.</summary>
/// <param name="Where">Null for any.</param>
/// <param name="OwnerId">Whose they are; null for anybody's.</param>
/// <param name="PoolId">The team that their owner is in; null for any.</param>
public sealed record LeadsOfRule(Condition? Where = null, int? OwnerId = null, int? PoolId = null);
