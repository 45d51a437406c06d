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
    // Leads that came together are alike, so a sample is of many small slices.
    private const int SliceSize = 2_000, SampledSlice = 500;

    private readonly LeadReading reading = new(db, attributes);
    private readonly TextPool pool = new();

    /// <summary>Visits them in the order of their ids.</summary>
    /// <param name="closedOnly">Leaves out the leads whose outcome is open.</param>
    /// <param name="every">Only every so many-th slice of some hundred leads; 1 for all.</param>
    /// <param name="progress">Told how many were looked at.</param>
    public async Task VisitAsync(bool closedOnly, int every, Action<KnownLead> visit, Func<long, Task>? progress, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var size = every == 1 ? SliceSize : SampledSlice;
        var (seen, coming) = (0L, NextAsync(0));

        // One slice is read while the one before it is visited.
        try
        {
            while (await coming is { } slice)
            {
                coming = NextAsync(slice.UpTo + ((every - 1L) * size));
                seen += slice.Count;
                slice.Leads.ForEach(visit);

                if (progress is not null)
                {
                    await progress(seen);
                }
            }
        }
        finally
        {
            await coming.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        Task<Slice?> NextAsync(long after) => Task.Run(
            async () => await EndOfSliceAsync(after, size, cancellationToken) is { } upTo ? await ReadAsync(after, upTo, lead => !closedOnly || lead.Stage.Kind is StageKind.Won or StageKind.Lost, cancellationToken) : null, cancellationToken);
    }

    /// <summary>One lead; null when it is gone.</summary>
    public async Task<KnownLead?> FindAsync(long leadId, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        return (await ReadAsync(leadId - 1, leadId, _ => true, cancellationToken)).Leads.SingleOrDefault();
    }

    private async Task<Slice> ReadAsync(long after, long upTo, Func<Lead, bool> wanted, CancellationToken cancellationToken)
    {
        var leads = await reading.ReadAsync(db, after, upTo, pool, cancellationToken);
        var moves = (await db.StageChanges.AsNoTracking().Where(move => move.LeadId > after && move.LeadId <= upTo)
            .Select(move => new MovedOnce(move.LeadId, move.To, move.At, move.Cycle)).ToListAsync(cancellationToken)).ToLookup(move => move.LeadId);
        var changes = (await db.FieldChanges.AsNoTracking().Where(change => change.LeadId > after && change.LeadId <= upTo && attributes.Contains(change.Field))
            .Select(change => new ChangedOnce(change.LeadId, change.Id, change.Field, change.Before, change.At, change.ById != null && change.ImportId == null)).ToListAsync(cancellationToken)).ToLookup(change => change.LeadId);
        using var signals = await StoredSignals.ReadAsync(db, after, upTo, pool, cancellationToken);

        return new(upTo, leads.Count, leads.Where(wanted).Select(lead => KnownLead.Of(lead, moves[lead.Id], changes[lead.Id], signals.Of(lead.Id), fields, now)).ToList());
    }

    private Task<long?> EndOfSliceAsync(long after, int size, CancellationToken cancellationToken) =>
        db.Leads.Where(lead => lead.Id > after).OrderBy(lead => lead.Id).Select(lead => (long?)lead.Id).Take(size).MaxAsync(cancellationToken);

    /// <param name="Count">How many were looked at, the unwanted ones too.</param>
    private sealed record Slice(long UpTo, int Count, List<KnownLead> Leads);
}
