using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Routing;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>The routing rule for a lead: the first in order whose condition it meets.</summary>
internal static class RuleFor
{
    public static async Task<RoutingRule?> FindAsync(LeadDb db, Lead lead, CancellationToken cancellationToken)
    {
        var rules = await InOrderAsync(db, cancellationToken);
        var custom = rules.Exists(rule => rule.Condition is not null) ? await db.CustomFields.AsNoTracking().ToListAsync(cancellationToken) : [];
        return Among(rules, lead, custom);
    }

    public static RoutingRule? Among(List<RoutingRule> rules, Lead lead, IReadOnlyList<CustomField> custom) => rules.Find(rule => LeadCondition.IsMet(rule.Condition, lead, custom));

    public static Task<List<RoutingRule>> InOrderAsync(LeadDb db, CancellationToken cancellationToken) =>
        db.RoutingRules.AsNoTracking().OrderBy(rule => rule.Order).ThenBy(rule => rule.Id).ToListAsync(cancellationToken);
}
