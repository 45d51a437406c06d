using LeadDesk.Core.Data;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Stages;

/// <summary>What the desk has settled about its stages: limits, chances and reasons.</summary>
public sealed class StageSettings(IDbContextFactory<LeadDb> databases)
{
    /// <summary>Null for whom it is not to see.</summary>
    public async Task<StageSheet?> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.RunsStages)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var used = await db.StageChanges.Where(change => change.ReasonKey != null).GroupBy(change => change.ReasonKey!)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(reason => reason.Key, reason => reason.Count, cancellationToken);
        var reasons = await db.MoveReasons.AsNoTracking().OrderBy(reason => reason.Order).ThenBy(reason => reason.Id).ToListAsync(cancellationToken);
        return new(
            await StageRules.LoadAsync(db, cancellationToken),
            [.. reasons.Select(reason => new ReasonInUse(reason, used.GetValueOrDefault(reason.Key)))]);
    }
}

public sealed record StageSheet(StageRules Rules, IReadOnlyList<ReasonInUse> Reasons);

/// <param name="Times">How often it was given.</param>
public sealed record ReasonInUse(MoveReason Reason, int Times);
