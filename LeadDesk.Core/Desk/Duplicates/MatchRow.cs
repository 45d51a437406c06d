using System.Linq.Expressions;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>What of a stored lead is compared, and by which keys it is found.</summary>
internal sealed record MatchRow(long Id, string? FirstName, string? LastName, string? Email, string? Phone, string? Company, string? ExternalId, string? Country, MatchKeys Keys)
{
    public static Expression<Func<Lead, MatchRow>> Of { get; } = lead => new MatchRow(
        lead.Id, lead.FirstName, lead.LastName, lead.Email, lead.Phone, lead.Account!.Name ?? lead.AccountName, lead.ExternalId, lead.Country,
        new MatchKeys(lead.MatchMail, lead.MatchPhone, lead.MatchCompany, lead.MatchDomain));

    public MatchFacts Facts() => MatchFacts.Of(FirstName, LastName, Email, Phone, Company, ExternalId, Country);

    public static async Task<Dictionary<long, MatchFacts>> FactsAsync(LeadDb db, IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        var facts = new Dictionary<long, MatchFacts>();

        foreach (var some in ids.Distinct().Chunk(500))
        {
            foreach (var row in await db.Leads.AsNoTracking().Where(lead => some.Contains(lead.Id)).Select(Of).ToListAsync(cancellationToken))
            {
                facts[row.Id] = row.Facts();
            }
        }

        return facts;
    }
}
