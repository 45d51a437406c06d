using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>The leads that some rows may be about, by external id and by e-mail; new ones join as the rows bring them.</summary>
internal sealed class KnownLeads
{
    private const int MostAtOnce = 500;

    private readonly Dictionary<long, Lead> byId = [];
    private readonly Dictionary<string, Lead> byExternalId = [];
    private readonly Dictionary<string, Lead> byEmail = [];

    public static async Task<KnownLeads> LoadAsync(LeadDb db, IReadOnlyCollection<ImportRow> rows, CancellationToken cancellationToken)
    {
        var known = new KnownLeads();
        var ids = rows.Select(row => row.ExternalId).OfType<string>().Distinct().ToList();
        var keys = rows.Select(row => row.EmailKey).OfType<string>().Distinct().ToList();

        var search = NewRows.Of(db);

        // Deleted ones too: their external ids are still taken.
        var all = db.Leads.IgnoreQueryFilters().Include(lead => lead.Account).Include(lead => lead.Tags);
        var found = (await search.FindAsync(db, "Leads", nameof(Lead.ExternalId), ids, cancellationToken)).Union(await search.FindAsync(db, "Leads", nameof(Lead.EmailKey), keys, cancellationToken))
            .Union(rows.Select(row => row.LeadId).OfType<long>());

        // What has become a part of another lead leads there, maybe by several steps.
        for (List<long> missing = [.. found]; missing.Count > 0; missing = known.MissingSurvivors())
        {
            foreach (var some in missing.Order().Chunk(MostAtOnce))
            {
                await foreach (var lead in all.Where(lead => some.Contains(lead.Id)).OrderBy(lead => lead.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
                {
                    known.Add(lead);
                }
            }
        }

        return known;
    }

    private List<long> MissingSurvivors() => [.. byId.Values.Select(lead => lead.MergedIntoId).OfType<long>().Where(id => !byId.ContainsKey(id)).Distinct()];

    /// <summary>Why nothing can come of a row about this lead; null when something can.</summary>
    public static string? Obstacle(ImportRow row, Lead? lead) =>
        lead?.DeletedAt is not null ? "is about a lead that was deleted; restore it first, then import the row again"
        : lead is null && row.Event.At is not null ? "is about nobody on this desk: no lead has this id or e-mail"
        : row.LeadId is { } id && lead is null && !row.SaysMore ? $"is about lead {id}, which this desk does not have"
        : null;

    /// <summary>The lead of this row, by the desk's own id before external id before e-mail, or the one that this was merged into; or null.</summary>
    public Lead? Find(ImportRow row)
    {
        var lead = Named(row);

        while (lead is { MergedIntoId: { } into } && byId.TryGetValue(into, out var survivor))
        {
            row.LeaveExternalId();
            lead = survivor;
        }

        return lead;
    }

    private Lead? Named(ImportRow row) =>
        row.LeadId is { } id && byId.TryGetValue(id, out var own) && (row.EmailKey is null || own.EmailKey == row.EmailKey) ? own
        : row.ExternalId is not null && byExternalId.TryGetValue(row.ExternalId, out var same) ? same
        : row.EmailKey is not null ? byEmail.GetValueOrDefault(row.EmailKey)
        : null;

    private void Add(Lead lead)
    {
        byId[lead.Id] = lead;

        if (lead.ExternalId is not null)
        {
            byExternalId[lead.ExternalId] = lead;
        }

        if (lead is { EmailKey: { } key } && (lead.DeletedAt is null || lead.MergedIntoId is not null) && !(byEmail.TryGetValue(key, out var first) && (first.DeletedAt is null || lead.DeletedAt is not null)))
        {
            byEmail[key] = lead;
        }
    }

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
