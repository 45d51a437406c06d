using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>The framework for a lead that has none yet: that of the first rule that is for it, else the default, else the first in use.</summary>
internal static class DefaultFramework
{
    /// <summary>Null when no framework is in use.</summary>
    public static async Task<int?> ForAsync(LeadDb db, Lead lead, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rules = await db.FrameworkRules.AsNoTracking().Where(rule => db.Frameworks.Any(framework => framework.Id == rule.FrameworkId && framework.RetiredAt == null))
            .OrderBy(rule => rule.Order).ThenBy(rule => rule.Id).ToListAsync(cancellationToken);
        var custom = rules.Exists(rule => rule.Condition is not null) ? await db.CustomFields.AsNoTracking().ToListAsync(cancellationToken) : [];
        var teams = rules.Exists(rule => rule.PoolId is not null) ? await LeadTeams.OfAsync(db, lead, lead.OwnerId, cancellationToken) : [];
        var segments = await SegmentAnswers.OfAsync(db, rules.Select(rule => rule.Condition), db.Leads.Where(one => one.Id == lead.Id), now, cancellationToken);
        return rules.Find(rule => IsFor(rule, lead, teams) && new LeadCondition(rule.Condition, custom, segments.Fields).Holds(lead))?.FrameworkId
            ?? await db.Frameworks.Where(framework => framework.RetiredAt == null).OrderByDescending(framework => framework.IsDefault).ThenBy(framework => framework.Order)
                .Select(framework => (int?)framework.Id).FirstOrDefaultAsync(cancellationToken);
    }

    private static bool IsFor(FrameworkRule rule, Lead lead, List<int> teams) =>
        (rule.OwnerId is null || rule.OwnerId == lead.OwnerId) && (rule.PoolId is not { } team || teams.Contains(team));
}
