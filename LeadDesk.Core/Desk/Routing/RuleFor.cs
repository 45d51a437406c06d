using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Routing;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>The routing rule for a lead: the first in order whose condition it meets. Read once for many leads.</summary>
internal sealed class RuleFor
{
    private readonly List<(RoutingRule Rule, LeadCondition When)> rules;
    private readonly SegmentAnswers segments;

    private RuleFor(List<(RoutingRule, LeadCondition)> rules, SegmentAnswers segments) => (this.rules, this.segments) = (rules, segments);

    /// <param name="among">The leads that will be asked about, as they are saved.</param>
    public static async Task<RuleFor> LoadAsync(LeadDb db, IQueryable<Lead> among, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var inOrder = await InOrderAsync(db, cancellationToken);
        var custom = await db.CustomFields.AsNoTracking().ToListAsync(cancellationToken);
        var answers = await SegmentAnswers.OfAsync(db, inOrder.Select(rule => rule.Condition), among, now, cancellationToken);
        return new(inOrder.ConvertAll(rule => (rule, new LeadCondition(rule.Condition, custom, answers.Fields))), answers);
    }

    /// <param name="lead">With its account loaded.</param>
    public RoutingRule? Of(Lead lead) => rules.Find(entry => entry.When.Holds(lead)).Rule;

    /// <summary>"Rule Retail (in segment Retail)": the rule, with what its segments said of the lead.</summary>
    public string SayOf(RoutingRule rule, Lead lead) => segments.SayOf(lead, rule.Condition) is { } said ? $"Rule {rule.Name} ({said})" : $"Rule {rule.Name}";

    /// <summary>What the lead asks of whoever gets it by this rule; of no rule, nothing.</summary>
    public static RouteNeed NeedOf(RoutingRule? rule, Lead lead, IReadOnlySet<int> never) => new()
    {
        Language = rule?.MatchesLanguage == true && !string.IsNullOrWhiteSpace(lead.Language) ? lead.Language : null,
        Skill = rule?.Skill,
        Never = never,
    };

    public static Task<List<RoutingRule>> InOrderAsync(LeadDb db, CancellationToken cancellationToken) =>
        db.RoutingRules.AsNoTracking().OrderBy(rule => rule.Order).ThenBy(rule => rule.Id).ToListAsync(cancellationToken);
}
