using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>Leads that share a key with one lead, each key asked of its own index.</summary>
internal static class Candidates
{
    /// <summary>Of one key; with more, the oldest are enough to be told.</summary>
    private const int Most = 60;

    /// <param name="leads">Among these.</param>
    /// <param name="externalId">Looked up in the ways in which it is likely to be spelled.</param>
    public static async Task<List<MatchRow>> FindAsync(IQueryable<Lead> leads, MatchKeys keys, string? externalId, long except, CancellationToken cancellationToken)
    {
        var (found, spellings) = (new Dictionary<long, MatchRow>(), ExternalIdentity.Spellings(externalId));

        if (keys.Mail is { } mail)
        {
            await AddAsync(leads.Where(lead => lead.MatchMail == mail));
        }

        if (keys.Phone is { } phone)
        {
            await AddAsync(leads.Where(lead => lead.MatchPhone == phone));
        }

        if (keys.Company is { } company)
        {
            await AddAsync(leads.Where(lead => lead.MatchCompany == company));
        }

        if (keys.Domain is { } domain)
        {
            await AddAsync(leads.Where(lead => lead.MatchDomain == domain));
        }

        if (spellings.Count > 0)
        {
            await AddAsync(leads.Where(lead => spellings.Contains(lead.ExternalId!)));
        }

        return [.. found.Values];

        async Task AddAsync(IQueryable<Lead> some)
        {
            foreach (var row in await some.AsNoTracking().OrderBy(lead => lead.Id).Take(Most).Select(MatchRow.Of).ToListAsync(cancellationToken))
            {
                if (row.Id != except)
                {
                    found.TryAdd(row.Id, row);
                }
            }
        }
    }
}
