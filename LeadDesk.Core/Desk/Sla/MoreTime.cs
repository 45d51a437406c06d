using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>When open promises would be due with so much more working time, before anybody decides on it.</summary>
public sealed class MoreTime(IDbContextFactory<LeadDb> databases, PublishedModels published)
{
    /// <returns>The first and the last moment; null for those who do not give time, and when none of them is open.</returns>
    public async Task<(DateTimeOffset First, DateTimeOffset Last)?> AskAsync(Actor actor, IReadOnlyCollection<long> clockIds, int minutes, CancellationToken cancellationToken = default)
    {
        if (!actor.RunsStages || minutes is < 1 or > ChangeClock.MostMinutes)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var book = await SlaBook.LoadAsync(db, published, cancellationToken);
        var open = await db.Clocks.AsNoTracking().Where(one => clockIds.Contains(one.Id) && one.StoppedAt == null).Select(one => new { one.CalendarKey, one.DueAt }).ToListAsync(cancellationToken);
        var due = open.Select(one => book.CalendarOf(one.CalendarKey)?.Deadline(one.DueAt, TimeSpan.FromMinutes(minutes))).OfType<DateTimeOffset>().ToList();
        return due.Count == 0 ? null : (due.Min(), due.Max());
    }
}
