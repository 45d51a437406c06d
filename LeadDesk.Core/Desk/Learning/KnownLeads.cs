using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>Reads leads as they were known, slice by slice, without holding anybody up.</summary>
/// <param name="attributes">The field keys that will be asked of them.</param>
/// <param name="fields">All fields by key, to set changed ones back.</param>
internal sealed class KnownLeads(LeadDb db, IReadOnlyCollection<string> attributes, IReadOnlyDictionary<string, LeadField> fields, DateTimeOffset now)
{
    private const int SliceSize = 2_000;

    private readonly LeadReading reading = new(db, attributes);
    private readonly TextPool pool = new();

    /// <summary>Visits them in the order of their ids.</summary>
    /// <param name="closedOnly">Leaves out the leads whose outcome is open.</param>
    /// <param name="every">Only every so many-th slice of some thousand leads; 1 for all.</param>
    /// <param name="progress">Told how many were looked at.</param>
    public async Task VisitAsync(bool closedOnly, int every, Action<KnownLead> visit, Func<long, Task>? progress, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);

        for (long after = 0, seen = 0; await EndOfSliceAsync(after, cancellationToken) is { } upTo; after = upTo + ((every - 1L) * SliceSize))
        {
            seen += await VisitSliceAsync(after, upTo, lead => (!closedOnly || lead.Stage.Kind is StageKind.Won or StageKind.Lost), visit, cancellationToken);

            if (progress is not null)
            {
                await progress(seen);
            }
        }
    }

    /// <summary>One lead; null when it is gone.</summary>
    public async Task<KnownLead?> FindAsync(long leadId, CancellationToken cancellationToken)
    {
        KnownLead? found = null;
        await db.Database.OpenConnectionAsync(cancellationToken);
        await VisitSliceAsync(leadId - 1, leadId, _ => true, lead => found = lead, cancellationToken);
        return found;
    }

    private async Task<int> VisitSliceAsync(long after, long upTo, Func<Lead, bool> wanted, Action<KnownLead> visit, CancellationToken cancellationToken)
    {
        var leads = await reading.ReadAsync(db, after, upTo, pool, cancellationToken);
        var moves = (await db.StageChanges.AsNoTracking().Where(move => move.LeadId > after && move.LeadId <= upTo)
            .Select(move => new MovedOnce(move.LeadId, move.To, move.At, move.Cycle)).ToListAsync(cancellationToken)).ToLookup(move => move.LeadId);
        var changes = (await db.FieldChanges.AsNoTracking().Where(change => change.LeadId > after && change.LeadId <= upTo && attributes.Contains(change.Field))
            .Select(change => new ChangedOnce(change.LeadId, change.Id, change.Field, change.Before, change.At, change.ById != null && change.ImportId == null)).ToListAsync(cancellationToken)).ToLookup(change => change.LeadId);
        using var signals = await StoredSignals.ReadAsync(db, after, upTo, pool, cancellationToken);

        foreach (var lead in leads.Where(wanted))
        {
            visit(KnownLead.Of(lead, moves[lead.Id], changes[lead.Id], signals.Of(lead.Id), fields, now));
        }

        return leads.Count;
    }

    private Task<long?> EndOfSliceAsync(long after, CancellationToken cancellationToken) =>
        db.Leads.Where(lead => lead.Id > after).OrderBy(lead => lead.Id).Select(lead => (long?)lead.Id).Take(SliceSize).MaxAsync(cancellationToken);
}
