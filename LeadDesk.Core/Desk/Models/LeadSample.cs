using System.Collections.Concurrent;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>
/// The leads by which edits are judged while somebody edits: all of them, or a random 20,000 that stay the same from one load to the next.
/// Loaded once for everybody, kept for a minute, and let go of when nobody asks any more.
/// </summary>
public sealed class LeadSample(IDbContextFactory<LeadDb> databases, TimeProvider clock) : IDisposable
{
    public const int MostLeads = 20_000;

    private const int ChunkSize = 500;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1), Kept = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim turn = new(1, 1);
    private ITimer? letGo;
    private volatile Sampled? loaded;

    internal async Task<Sampled> FindAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);

        try
        {
            letGo ??= clock.CreateTimer(_ => loaded = null, null, Kept, Timeout.InfiniteTimeSpan);
            letGo.Change(Kept, Timeout.InfiniteTimeSpan);
            return loaded is { } known && clock.GetUtcNow() - known.At < Fresh ? known : loaded = await LoadAsync(cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        letGo?.Dispose();
        turn.Dispose();
    }

    private async Task<Sampled> LoadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var ids = await db.Leads.OrderBy(lead => lead.Id).Select(lead => lead.Id).ToListAsync(cancellationToken);
        var total = ids.Count;
        var chosen = total <= MostLeads ? ids : [.. ids.OrderBy(Scattered).Take(MostLeads).Order()];
        var leads = new List<SampledLead>(chosen.Count);
        var words = new Dictionary<string, string>();

        foreach (var some in chosen.Chunk(ChunkSize))
        {
            var chunk = await db.Leads.AsNoTrackingWithIdentityResolution().Include(lead => lead.Account).Where(lead => some.Contains(lead.Id)).ToListAsync(cancellationToken);
            var signals = await LeadSignals.LoadAsync(db, some, cancellationToken);
            leads.AddRange(chunk.Select(lead => new SampledLead(lead, [.. (signals.GetValueOrDefault(lead.Id) ?? []).Select(Shared)])));
        }

        return new(now, leads, total);

        // The same few paths and campaigns stand in millions of events; one copy of each is enough.
        Signal Shared(Signal signal) => signal with { Type = One(signal.Type)!, Subject = One(signal.Subject), Campaign = One(signal.Campaign) };

        string? One(string? text) => text is null ? null : words.TryGetValue(text, out var known) ? known : words[text] = text;
    }

    /// <summary>Spreads neighbouring ids at random, always alike: the finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).</summary>
    private static ulong Scattered(long id)
    {
        var z = unchecked((ulong)id + 0x9E3779B97F4A7C15);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }
}

/// <param name="Total">How many leads there are.</param>
internal sealed record Sampled(DateTimeOffset At, IReadOnlyList<SampledLead> Leads, int Total)
{
    /// <summary>What the published models make of these leads; the same for every edit of a draft.</summary>
    public ConcurrentDictionary<string, PublishedView> Views { get; } = new();
}

internal sealed record SampledLead(Lead Lead, Signal[] Signals);
