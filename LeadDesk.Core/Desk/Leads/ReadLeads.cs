using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Leads page by page with all that is kept about each, for programs.</summary>
public sealed class ReadLeads(IDbContextFactory<LeadDb> databases)
{
    public const int LargestPage = 200;

    /// <param name="page">1 for the first.</param>
    /// <param name="size">1 to <see cref="LargestPage"/>.</param>
    public async Task<LeadRecords> RunAsync(Actor actor, LeadFilter filter, LeadOrder order, int page, int size, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var leads = filter.Apply(db.Leads, actor);
        var total = await leads.LongCountAsync(cancellationToken);
        var asked = order.Of(leads).Skip((page - 1) * size).Take(size);
        return new(await LeadRecord.ReadAsync(db, asked, cancellationToken), total);
    }
}

public sealed record LeadRecords(IReadOnlyList<LeadRecord> Leads, long Total);

/// <summary>An order that programs can ask for. The id decides between equals, so that pages never overlap.</summary>
public sealed record LeadOrder(string Key, Func<IQueryable<Lead>, IOrderedQueryable<Lead>> By)
{
    public static IReadOnlyList<LeadOrder> All { get; } =
    [
        new("id", leads => leads.OrderBy(lead => lead.Id)),
        new("-id", leads => leads.OrderByDescending(lead => lead.Id)),
        new("createdAt", leads => leads.OrderBy(lead => lead.CreatedAt)),
        new("-createdAt", leads => leads.OrderByDescending(lead => lead.CreatedAt)),
        new("updatedAt", leads => leads.OrderBy(lead => lead.UpdatedAt)),
        new("-updatedAt", leads => leads.OrderByDescending(lead => lead.UpdatedAt)),
        new("score", leads => leads.OrderBy(lead => lead.Score)),
        new("-score", leads => leads.OrderByDescending(lead => lead.Score)),
        new("cell", leads => leads.OrderBy(lead => lead.CellRank)),
        new("-cell", leads => leads.OrderByDescending(lead => lead.CellRank)),
        new("lastSignalAt", leads => leads.OrderBy(lead => lead.LastSignalAt)),
        new("-lastSignalAt", leads => leads.OrderByDescending(lead => lead.LastSignalAt)),
    ];

    public static LeadOrder? Find(string key) => All.FirstOrDefault(order => order.Key == key);

    public IQueryable<Lead> Of(IQueryable<Lead> leads) => By(leads).ThenBy(lead => lead.Id);
}
