using LeadDesk.Core.Data;
using LeadDesk.Core.Sla;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>How many promises of a period were kept, whose they were, and how long first touches took.</summary>
/// <param name="Owners">Whose how many were kept in time, of how many: apart for those that stopped, those of deleted leads, which are taken off, and the open ones.</param>
internal sealed record KeptPromises(IReadOnlyList<KeptOf> Owners, ResponseTime Response)
{
    public InTime All => Sum(Owners);

    public InTime Of(int? owner) => Sum(Owners.Where(one => one.OwnerId == owner && !one.IsPassedOn));

    /// <summary>Promises kept in the period, in time or not, and those that came due in it and are still open or were never kept.</summary>
    public static async Task<KeptPromises> CountAsync(LeadDb db, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stopped = db.Clocks.Where(one => one.StoppedAt >= from && one.StoppedAt < until);
        var broken = await Counted(db.Clocks.Where(one => one.StoppedAt == null && one.AtRiskAt <= now && one.HeldSince == null && one.DueAt >= from && one.DueAt < until)).ToListAsync(cancellationToken);

        // Asking each promise whether its lead was deleted costs more than all the rest, so those of deleted ones are taken off again.
        var every = stopped.IgnoreQueryFilters();
        var gone = every.Where(one => db.Leads.Where(lead => lead.DeletedAt != null).Select(lead => lead.Id).Contains(one.LeadId));
        var owners = await Counted(every).ToListAsync(cancellationToken);
        var deleted = await Counted(gone).ToListAsync(cancellationToken);
        var minutes = await Minutes(deleted.Count == 0 ? every : stopped).ToListAsync(cancellationToken);
        return new([.. owners, .. deleted.Select(one => new KeptOf(one.OwnerId, one.IsPassedOn, -one.InTime, -one.All)), .. broken], ResponseTime.Of(minutes));
    }

    private static IQueryable<KeptOf> Counted(IQueryable<SlaClock> clocks) => clocks.Where(one => one.StoppedAt == null || one.IsKept || one.DueAt <= one.StoppedAt)
        .GroupBy(one => new { one.OwnerId, one.IsPassedOn }).Select(same => new KeptOf(same.Key.OwnerId, same.Key.IsPassedOn, same.Count(one => one.IsKept && one.StoppedAt <= one.DueAt), same.Count()));

    private static IQueryable<double> Minutes(IQueryable<SlaClock> stopped) =>
        stopped.Where(one => one.Kind == ClockKind.FirstTouch && one.IsKept && one.TookMinutes != null).Select(one => one.TookMinutes!.Value);

    private static InTime Sum(IEnumerable<KeptOf> kept) => new(kept.Sum(one => one.InTime), kept.Sum(one => one.All));
}

internal sealed record KeptOf(int? OwnerId, bool IsPassedOn, int InTime, int All);
