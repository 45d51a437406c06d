using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Routing;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>The routing rule for a lead: the first in order whose condition it meets.</summary>
internal static class RuleFor
{
    public static RoutingRule? Among(List<RoutingRule> rules, Lead lead, IReadOnlyList<CustomField> custom) => rules.Find(rule => LeadCondition.IsMet(rule.Condition, lead, custom));

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
