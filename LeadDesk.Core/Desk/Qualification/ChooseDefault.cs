using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>Says which framework leads get that have none yet: by rules for segments and people, else the default.</summary>
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

    /// <summary>Adds a rule behind the others: this framework for the leads that meet the condition, or for the leads of one person.</summary>
    public Task<Outcome> AddRuleAsync(Actor actor, int frameworkId, Condition? condition, int? ownerId, CancellationToken cancellationToken = default) =>
        FrameworkShelf.RunAsync(databases, actor, frameworkId, async (db, framework, ct) =>
        {
            if (condition is null && ownerId is null)
            {
                return Outcome.Refuse("Choose for whose leads or for which leads the rule is. Nothing was changed.");
            }

            if (framework.RetiredAt is not null || await db.FrameworkRules.CountAsync(ct) >= MostRules)
            {
                return Outcome.Refuse($"A rule gives a framework that is in use, and there are at most {MostRules} rules. Nothing was changed.");
            }

            if (condition is not null && ConditionCheck.Of(condition, await ModelShelf.FieldsAsync(db, ct)) is { Refusal: { } wrong })
            {
                return Outcome.Refuse($"{char.ToUpperInvariant(wrong[0])}{wrong[1..]} Nothing was changed.");
            }

            var last = await db.FrameworkRules.MaxAsync(rule => (int?)rule.Order, ct) ?? 0;
            db.FrameworkRules.Add(new() { Order = last + 1, FrameworkId = frameworkId, Condition = condition is null ? null : ModelJson.Write(condition), OwnerId = ownerId });
            db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), "Added a rule for frameworks", framework.Name));
            return Outcome.Done;
        }, cancellationToken);

    public async Task<Outcome> RemoveRuleAsync(Actor actor, int ruleId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var framework = await db.FrameworkRules.Where(rule => rule.Id == ruleId).Select(rule => rule.FrameworkId).FirstOrDefaultAsync(cancellationToken);
        return await FrameworkShelf.RunAsync(databases, actor, framework, async (inner, named, ct) =>
        {
            await inner.FrameworkRules.Where(rule => rule.Id == ruleId).ExecuteDeleteAsync(ct);
            inner.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), "Removed a rule for frameworks", named.Name));
            return Outcome.Done;
        }, cancellationToken);
    }
}
