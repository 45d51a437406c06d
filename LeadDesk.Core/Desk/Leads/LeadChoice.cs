using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>The leads that a bulk verb works on: the ones ticked, or all that a filter lets through.</summary>
public sealed record LeadChoice
{
    /// <summary>So many leads are changed in one transaction; the write gate is free between two.</summary>
    internal const int Chunk = 250;

    private LeadChoice(IReadOnlyCollection<long> ids, LeadFilter? filter) => (Ids, Filter) = (ids, filter);

    public IReadOnlyCollection<long> Ids { get; }
    public LeadFilter? Filter { get; }

    public static LeadChoice Of(params IReadOnlyCollection<long> ids) => new(ids, null);
    public static LeadChoice Matching(LeadFilter filter) => new([], filter);

    /// <summary>The ids, in chunks, of those that the actor may see.</summary>
    internal async Task<List<long[]>> ChunksAsync(LeadDb db, IQueryable<Lead> leads, Actor actor, CancellationToken cancellationToken)
    {
        if (Filter is not null)
        {
            return [.. (await Filter.Apply(leads, actor).Select(lead => lead.Id).ToListAsync(cancellationToken)).Chunk(Chunk)];
        }

        var visible = new List<long[]>();

        foreach (var chunk in Ids.Distinct().Chunk(Chunk))
        {
            visible.Add(await leads.VisibleTo(actor).Where(lead => chunk.Contains(lead.Id)).Select(lead => lead.Id).ToArrayAsync(cancellationToken));
        }

        return visible;
    }
}

/// <summary>What came of a bulk verb.</summary>
/// <param name="Changed">The leads that are different now; what an undo has to know.</param>
/// <param name="Left">How many were left as they are because the actor may not change them.</param>
public sealed record BulkOutcome(Outcome Outcome, IReadOnlyList<long> Changed, int Left = 0)
{
    /// <summary>To whom the leads belonged that were given to somebody else; what an undo has to know.</summary>
    public IReadOnlyDictionary<long, PlaceBefore> Before { get; init; } = new Dictionary<long, PlaceBefore>();

    public static BulkOutcome Refuse(string reason) => new(Outcome.Refuse(reason), []);
}

/// <summary>Whose a lead was, and until when it was put off.</summary>
public sealed record PlaceBefore(int? OwnerId, DateTimeOffset? RestsUntil);
