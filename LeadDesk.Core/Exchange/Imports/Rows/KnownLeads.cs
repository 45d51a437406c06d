using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>The leads that some rows may be about, by external id and by e-mail; new ones join as the rows bring them.</summary>
internal sealed class KnownLeads
{
    private readonly Dictionary<string, Lead> byExternalId = [];
    private readonly Dictionary<string, Lead> byEmail = [];

    public static async Task<KnownLeads> LoadAsync(LeadDb db, IReadOnlyCollection<ImportRow> rows, CancellationToken cancellationToken)
    {
        var known = new KnownLeads();
        var ids = rows.Select(row => row.ExternalId).OfType<string>().Distinct().ToList();
        var keys = rows.Select(row => row.EmailKey).OfType<string>().Distinct().ToList();

        // Deleted ones too: their external ids are still taken.
        var all = db.Leads.IgnoreQueryFilters().Include(lead => lead.Account).Include(lead => lead.Tags);

        if (ids.Count > 0)
        {
            await foreach (var lead in all.Where(lead => ids.Contains(lead.ExternalId!)).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                known.byExternalId[lead.ExternalId!] = lead;
            }
        }

        if (keys.Count > 0)
        {
            await foreach (var lead in all.Where(lead => lead.DeletedAt == null && keys.Contains(lead.EmailKey!)).OrderBy(lead => lead.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                known.byEmail.TryAdd(lead.EmailKey!, lead);
            }
        }

        return known;
    }

    /// <summary>The lead of this row, by external id before e-mail; or null.</summary>
    public Lead? Find(ImportRow row) =>
        row.ExternalId is not null && byExternalId.TryGetValue(row.ExternalId, out var same) ? same
        : row.EmailKey is not null ? byEmail.GetValueOrDefault(row.EmailKey)
        : null;

    public void Add(ImportRow row, Lead lead)
    {
        if (lead.ExternalId is not null)
        {
            byExternalId.TryAdd(lead.ExternalId, lead);
        }

        if (row.EmailKey is not null)
        {
            byEmail.TryAdd(row.EmailKey, lead);
        }
    }
}
