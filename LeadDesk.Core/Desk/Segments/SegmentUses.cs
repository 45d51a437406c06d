using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Desk.Routing;
using LeadDesk.Core.Scoring;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>Where a segment is named by rules and drafts of models, which would be for nobody without it. Published models keep its condition themselves.</summary>
internal static class SegmentUses
{
    /// <summary>Under these keys rules are saved: nobody names the segment meanwhile.</summary>
    public static IReadOnlyList<string> Keys { get; } = [RoutingRound.Key, FrameworkShelf.Key];

    /// <summary>In words, each where to find it; empty when nothing names it.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(LeadDb db, int segmentId, CancellationToken cancellationToken)
    {
        var routing = await db.RoutingRules.AsNoTracking().Where(rule => rule.Condition != null).OrderBy(rule => rule.Order).Select(rule => new { rule.Name, rule.Condition }).ToListAsync(cancellationToken);
        var frameworks = await db.FrameworkRules.AsNoTracking().Where(rule => rule.Condition != null).OrderBy(rule => rule.Order)
            .Select(rule => new { Name = db.Frameworks.Where(framework => framework.Id == rule.FrameworkId).Select(framework => framework.Name).First(), rule.Condition }).ToListAsync(cancellationToken);
        var drafts = await db.ScoringModelVersions.AsNoTracking().Where(version => version.State == ModelState.Draft).Select(version => new { version.Model.Name, version.Definition }).ToListAsync(cancellationToken);
        return
        [
            .. routing.Where(rule => SegmentNames.In(rule.Condition).Contains(segmentId)).Select(rule => $"routing rule {rule.Name}"),
            .. frameworks.Where(rule => SegmentNames.In(rule.Condition).Contains(segmentId)).Select(rule => $"a rule on Frameworks for {rule.Name}"),
            .. drafts.Where(draft => ModelShelf.Read(draft.Definition).AppliesTo is { } whom && SegmentNames.In(whom).Contains(segmentId)).Select(draft => $"the draft of {draft.Name}"),
        ];
    }
}
