using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Models;
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

            if (framework.RetiredAt is not null || await db.FrameworkRules.CountAsync(ct) >= MostRules)
            {
                return Outcome.Refuse($"A rule gives a framework that is in use, and there are at most {MostRules} rules. Nothing was changed.");
            }

            if (leads.PoolId is { } pool && !await db.Pools.AnyAsync(one => one.Id == pool, ct))
            {
                return Outcome.Refuse("There is no such team any more. Choose another one; nothing was changed.");
            }

            if (leads.Where is not null && ConditionCheck.Of(leads.Where, await ModelShelf.FieldsAsync(db, ct)) is { Refusal: { } wrong })
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
        OnRuleAsync(actor, ruleId, async (db, framework, ct) =>
        {
            var rules = await db.FrameworkRules.OrderBy(rule => rule.Order).ThenBy(rule => rule.Id).ToListAsync(ct);

            if (rules.FindIndex(rule => rule.Id == ruleId) is var place and > 0)
            {
                (rules[place].Order, rules[place - 1].Order) = (rules[place - 1].Order, rules[place].Order);
                db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), "Moved a rule for frameworks up", framework.Name));
            }

            return Outcome.Done;
        }, cancellationToken);

    public Task<Outcome> RemoveRuleAsync(Actor actor, int ruleId, CancellationToken cancellationToken = default) =>
        OnRuleAsync(actor, ruleId, async (db, framework, ct) =>
        {
            await db.FrameworkRules.Where(rule => rule.Id == ruleId).ExecuteDeleteAsync(ct);
            db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), "Removed a rule for frameworks", framework.Name));
            return Outcome.Done;
        }, cancellationToken);

    private async Task<Outcome> OnRuleAsync(Actor actor, int ruleId, Func<LeadDb, Framework, CancellationToken, Task<Outcome>> change, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var framework = await db.FrameworkRules.Where(rule => rule.Id == ruleId).Select(rule => rule.FrameworkId).FirstOrDefaultAsync(cancellationToken);
        return await FrameworkShelf.RunAsync(databases, actor, framework, change, cancellationToken);
    }
}

/// <summary>The leads that a rule gives a framework: those that meet all of this.</summary>
/// <param name="Where">Null for any.</param>
/// <param name="OwnerId">Whose they are; null for anybody's.</param>
/// <param name="PoolId">The team that their owner is in; null for any.</param>
public sealed record LeadsOfRule(Condition? Where = null, int? OwnerId = null, int? PoolId = null);
