using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Desk.Routing;
using LeadDesk.Core.Scoring;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>
/// Where a segment is named: by rules and drafts of models, which would be for nobody without it, and by saved exports and team lists, which would stop or show
/// nothing. Published models keep its condition themselves.
/// </summary>
internal static class SegmentUses
{
    /// <summary>Under these keys rules are saved: nobody names the segment meanwhile.</summary>
    public static IReadOnlyList<string> Keys { get; } = [RoutingRound.Key, FrameworkShelf.Key];

    /// <summary>All that names it, in words.</summary>
    public static async Task<IReadOnlyList<string>> AllAsync(LeadDb db, int segmentId, CancellationToken cancellationToken)
    {
        var exports = await db.ExportDefinitions.AsNoTracking().Where(export => export.Leads.Contains("segment=")).OrderBy(export => export.Name)
            .Select(export => new { export.Name, export.Leads, export.IsShared, Owner = db.Users.Where(person => person.Id == export.OwnerId).Select(person => person.DisplayName).FirstOrDefault() }).ToListAsync(cancellationToken);
        var lists = await db.SavedLists.AsNoTracking().Where(list => list.IsShared && list.Query.Contains("segment=")).OrderBy(list => list.Name).Select(list => new { list.Name, list.Query }).ToListAsync(cancellationToken);
        return
        [
            .. await FindAsync(db, segmentId, cancellationToken),
            .. exports.Where(export => Names(export.Leads)).Select(export => export.IsShared || export.Owner is null ? $"the saved export {export.Name}" : $"a saved export of {export.Owner}").Distinct(),
            .. lists.Where(list => Names(list.Query)).Select(list => $"the team list {list.Name}"),
        ];

        bool Names(string query) => LeadFilterText.Read(query, []).SegmentId == segmentId;
    }

    /// <summary>The rules and drafts that name it, in words, each where to find it; empty when none does. For them it has to be everybody's.</summary>
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
