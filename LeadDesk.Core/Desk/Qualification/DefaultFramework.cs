using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
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
        return rules.Find(rule => rule.OwnerId is null || rule.OwnerId == lead.OwnerId)?.FrameworkId
            ?? await db.Frameworks.Where(framework => framework.RetiredAt == null).OrderByDescending(framework => framework.IsDefault).ThenBy(framework => framework.Order)
                .Select(framework => (int?)framework.Id).FirstOrDefaultAsync(cancellationToken);
    }
}
