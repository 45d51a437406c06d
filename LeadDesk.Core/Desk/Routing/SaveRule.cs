using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>Settles the rules that say which pool gets a lead: adds, changes, moves and removes one, or writes all of them anew.</summary>
public sealed class SaveRule(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private const int LongestSkill = 100;

    /// <summary>A new rule goes behind the others.</summary>
    public Task<Outcome> RunAsync(Actor actor, RuleEntry entry, CancellationToken cancellationToken = default) => RoutingChange.RunAsync(databases, actor, async (db, token) =>
    {
        if (await CheckAsync(db, entry, token) is { Succeeded: false } wrong)
        {
            return wrong;
        }

        var rules = await InOrderAsync(db, token);
        var rule = entry.Id is { } id ? rules.Find(one => one.Id == id) : null;

        if (entry.Id is not null && (rule is null || (entry.Version is { } seen && seen != rule.Version)))
        {
            return rule is null ? Outcome.Refuse("There is no such rule any more. Nothing was saved.") : RoutingChange.Old;
        }

        if (rule is null && rules.Count >= RoutingRule.Most)
        {
            return Outcome.Refuse($"There are at most {RoutingRule.Most} rules. Nothing was saved.");
        }

        rule ??= db.RoutingRules.Add(new() { Name = "", Order = (rules.LastOrDefault()?.Order ?? 0) + 1, PoolId = entry.PoolId }).Entity;
        entry.WriteTo(rule);
        db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), entry.Id is null ? "Added a routing rule" : "Changed a routing rule", rule.Name));
        return Outcome.Done;
    }, cancellationToken);

    /// <summary>Moves a rule by one place, up or down.</summary>
    public Task<Outcome> MoveAsync(Actor actor, int ruleId, bool up, CancellationToken cancellationToken = default) => RoutingChange.RunAsync(databases, actor, async (db, token) =>
    {
        var rules = await InOrderAsync(db, token);
        var from = rules.FindIndex(rule => rule.Id == ruleId);
        var to = from + (up ? -1 : 1);

        if (from < 0 || to < 0 || to >= rules.Count)
        {
            return Outcome.Done;
        }

        (rules[from], rules[to]) = (rules[to], rules[from]);

        for (var place = 0; place < rules.Count; place++)
        {
            rules[place].Order = place + 1;
        }

        db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), "Moved a routing rule", rules[to].Name));
        return Outcome.Done;
    }, cancellationToken);

    public Task<Outcome> RemoveAsync(Actor actor, int ruleId, CancellationToken cancellationToken = default) => RoutingChange.RunAsync(databases, actor, async (db, token) =>
    {
        if (await db.RoutingRules.FirstOrDefaultAsync(rule => rule.Id == ruleId, token) is { } rule)
        {
            db.RoutingRules.Remove(rule);
            db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), "Removed a routing rule", rule.Name));
        }

        return Outcome.Done;
    }, cancellationToken);

    /// <summary>Writes all rules anew, in this order. All or nothing.</summary>
    public Task<Outcome> ReplaceAsync(Actor actor, IReadOnlyList<RuleEntry> entries, CancellationToken cancellationToken = default) => RoutingChange.RunAsync(databases, actor, async (db, token) =>
    {
        if (entries.Count > RoutingRule.Most)
        {
            return Outcome.Refuse($"There are at most {RoutingRule.Most} rules. Nothing was saved.");
        }

        foreach (var entry in entries)
        {
            if (await CheckAsync(db, entry, token) is { Succeeded: false } wrong)
            {
                return wrong;
            }
        }

        db.RoutingRules.RemoveRange(await InOrderAsync(db, token));

        foreach (var (entry, place) in entries.Select((entry, place) => (entry, place)))
        {
            entry.WriteTo(db.RoutingRules.Add(new() { Name = "", Order = place + 1, PoolId = entry.PoolId }).Entity);
        }

        db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), "Wrote the routing rules anew", $"{entries.Count} rules"));
        return Outcome.Done;
    }, cancellationToken);

    private static Task<List<RoutingRule>> InOrderAsync(LeadDb db, CancellationToken cancellationToken) =>
        db.RoutingRules.OrderBy(rule => rule.Order).ThenBy(rule => rule.Id).ToListAsync(cancellationToken);

    private async Task<Outcome> CheckAsync(LeadDb db, RuleEntry entry, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(entry.Name) || entry.Name.Trim().Length > RoutingRule.LongestName || entry.Skill?.Trim().Length > LongestSkill)
        {
            return Outcome.Refuse($"A rule has a name of 1 to {RoutingRule.LongestName} characters, and a skill at most {LongestSkill}. Nothing was saved.");
        }

        if (!await db.Pools.AnyAsync(pool => pool.Id == entry.PoolId, cancellationToken))
        {
            return Outcome.Refuse($"Rule {entry.Name.Trim()} names a pool that is not there. Nothing was saved.");
        }

        if (entry.Condition is not { } condition)
        {
            return Outcome.Done;
        }

        return await SegmentNames.CheckAsync(db, condition, clock.GetUtcNow(), cancellationToken) is { Succeeded: false } refused ? Outcome.Refuse($"{refused.Refusal} Nothing was saved.")
            : ConditionCheck.Of(condition, [.. await ModelShelf.FieldsAsync(db, cancellationToken), .. await SegmentNames.FieldsAsync(db, cancellationToken)]);
    }
}

/// <param name="Id">Null for a new one.</param>
/// <param name="Condition">Null for every lead.</param>
/// <param name="Version">What was seen; null to save over whatever is there.</param>
public sealed record RuleEntry(
    int? Id, string Name, int PoolId, Condition? Condition = null, bool AccountOwnerFirst = true, bool MatchesLanguage = false, string? Skill = null, int? Version = null)
{
    internal void WriteTo(RoutingRule rule)
    {
        (rule.Name, rule.PoolId, rule.Condition) = (Name.Trim(), PoolId, Condition is null ? null : ModelJson.Write(Condition));
        (rule.AccountOwnerFirst, rule.MatchesLanguage, rule.Skill) = (AccountOwnerFirst, MatchesLanguage, string.IsNullOrWhiteSpace(Skill) ? null : Skill.Trim());
    }
}
