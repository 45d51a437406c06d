using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>The framework for a lead that has none yet: that of the first rule that is for it, else the default, else the first in use.</summary>
internal static class DefaultFramework
{
    /// <summary>Null when no framework is in use.</summary>
    public static async Task<int?> ForAsync(LeadDb db, Lead lead, CancellationToken cancellationToken)
    {
        var rules = await db.FrameworkRules.AsNoTracking().Where(rule => db.Frameworks.Any(framework => framework.Id == rule.FrameworkId && framework.RetiredAt == null))
            .OrderBy(rule => rule.Order).ThenBy(rule => rule.Id).ToListAsync(cancellationToken);
        var custom = rules.Exists(rule => rule.Condition is not null) ? await db.CustomFields.AsNoTracking().ToListAsync(cancellationToken) : [];
        var teams = rules.Exists(rule => rule.PoolId is not null) ? await LeadTeams.OfAsync(db, lead, lead.OwnerId, cancellationToken) : [];
        return rules.Find(rule => IsFor(rule, lead, teams, custom))?.FrameworkId
            ?? await db.Frameworks.Where(framework => framework.RetiredAt == null).OrderByDescending(framework => framework.IsDefault).ThenBy(framework => framework.Order)
                .Select(framework => (int?)framework.Id).FirstOrDefaultAsync(cancellationToken);
    }

    private static bool IsFor(FrameworkRule rule, Lead lead, List<int> teams, List<CustomField> custom) =>
        (rule.OwnerId is null || rule.OwnerId == lead.OwnerId) && (rule.PoolId is not { } team || teams.Contains(team)) && LeadCondition.IsMet(rule.Condition, lead, custom);
}
