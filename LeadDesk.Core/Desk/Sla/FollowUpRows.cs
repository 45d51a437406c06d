using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>Every promise of a period for a file: those that are open and those that stopped in it. Streams, as there may be many.</summary>
public sealed class FollowUpRows(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <returns>Nothing for those who may not export.</returns>
    public async IAsyncEnumerable<PromiseLine> AskAsync(Actor actor, FollowUpView view, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (!actor.Exports)
        {
            yield break;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var from = now.AddDays(-view.Days);
        var all = db.Clocks.AsNoTracking().Where(one => one.StoppedAt == null || one.StoppedAt >= from);
        var names = await db.Users.AsNoTracking().ToDictionaryAsync(person => person.Id, person => person.DisplayName, cancellationToken);
        var lines = FollowUpBoard.Narrowed(all, view, now).OrderBy(one => one.DueAt).ThenBy(one => one.Id).Select(one => new
        {
            Clock = one,
            one.Lead.FirstName,
            one.Lead.LastName,
            one.Lead.Email,
            one.Lead.ExternalId,
            Company = one.Lead.Account!.Name,
            one.Lead.Source,
        });

        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new(line.Clock, LeadName.Of(line.FirstName, line.LastName, line.Email, line.ExternalId, line.Clock.LeadId), line.Company, line.Source, line.Clock.OwnerId is { } owner ? names.GetValueOrDefault(owner) : null);
        }
    }
}

public sealed record PromiseLine(SlaClock Clock, string Name, string? Company, string? Source, string? Owner)
{
    public SlaState StateAt(DateTimeOffset now) => SlaStanding.StateOf(Clock, now);
}
