using System.Security.Cryptography;
using System.Text;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>
/// Pairs leads whose external ids differ in nothing but their spelling, however odd. No index has the ids without it, so all are read once; of each
/// sixteen bytes are kept, and more only of those that come twice.
/// </summary>
internal sealed class SpelledIds
{
    private readonly Dictionary<ulong, long> first = [];
    private readonly Dictionary<ulong, KeyGroups> groups = [];
    private long after;

    public async Task<(int Read, List<(long One, long Other)> Pairs)> NextAsync(LeadDb db, int many, CancellationToken cancellationToken)
    {
        var page = await db.Leads.AsNoTracking().Where(lead => lead.Id > after).OrderBy(lead => lead.Id).Select(lead => new { lead.Id, lead.ExternalId }).Take(many).ToListAsync(cancellationToken);
        after = page.Count > 0 ? page[^1].Id : after;
        return (page.Count, [.. page.SelectMany(row => ExternalIdentity.Of(row.ExternalId) is { } identity ? Take(identity, row.Id) : [])]);
    }

    // Two ids that share a hash by chance are a pair that nothing speaks for, and go when they are compared.
    private IEnumerable<(long, long)> Take(string identity, long id)
    {
        var hash = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(identity)));

        if (first.TryAdd(hash, id))
        {
            return [];
        }

        if (!groups.TryGetValue(hash, out var group))
        {
            group = groups[hash] = new();
            _ = group.Take("", first[hash]);
        }

        return group.Take("", id);
    }
}
