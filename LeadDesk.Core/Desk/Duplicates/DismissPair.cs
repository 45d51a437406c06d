using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>Remembers that two leads are two people; however often the pair is found, it is not shown again until somebody thinks better of it.</summary>
public sealed class DismissPair(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private static readonly Outcome Unknown = Outcome.Refuse("There is no such pair. One of the two may have been merged or deleted. Nothing was changed.");

    public async Task<Outcome> RunAsync(Actor actor, long pairId, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        return await WriteAsync(actor, pairId, actor.Name, now, cancellationToken);
    }

    /// <summary>Shows the pair again.</summary>
    public Task<Outcome> TakeBackAsync(Actor actor, long pairId, CancellationToken cancellationToken = default) => WriteAsync(actor, pairId, null, null, cancellationToken);

    private async Task<Outcome> WriteAsync(Actor actor, long pairId, string? by, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.WriteAsync(async token => await DuplicateList.Visible(db, actor).AnyAsync(pair => pair.Id == pairId, token)
            && await db.DuplicatePairs.IgnoreQueryFilters().Where(pair => pair.Id == pairId).ExecuteUpdateAsync(set => set.SetProperty(pair => pair.DismissedAt, at).SetProperty(pair => pair.DismissedBy, by), token) > 0
                ? Outcome.Done : Unknown, cancellationToken);
    }
}
