using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>A stretch of the leads that a filter lets through, in an order.</summary>
public sealed class LeadList(IDbContextFactory<LeadDb> databases)
{
    /// <summary>The longest stretch that is answered at once.</summary>
    public const int LongestTake = 500;

    /// <param name="knownTotal">The total of an earlier answer to the same filter, so that scrolling does not count again.</param>
    public async Task<LeadRows> AskAsync(
        Actor actor, LeadFilter filter, LeadSort sort, int skip, int take, int? knownTotal = null, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var leads = filter.Apply(db.Leads, actor);
        var total = knownTotal ?? await leads.CountAsync(cancellationToken);

        if (take <= 0 || total == 0)
        {
            return new([], total);
        }

        // First only the ids, which an index can order alone; then the few rows themselves.
        var ids = await sort.Apply(leads, db).Skip(Math.Max(0, skip)).Take(Math.Min(take, LongestTake)).Select(lead => lead.Id).ToListAsync(cancellationToken);
        var rows = await RowsAsync(db, ids, cancellationToken);
        return new([.. ids.Where(rows.ContainsKey).Select(id => rows[id])], total);
    }

    private static Task<Dictionary<long, LeadRow>> RowsAsync(LeadDb db, List<long> ids, CancellationToken cancellationToken) =>
        db.Leads.Where(lead => ids.Contains(lead.Id)).Select(lead => new LeadRow
        {
            Id = lead.Id,
            FirstName = lead.FirstName,
            LastName = lead.LastName,
            ExternalId = lead.ExternalId,
            Email = lead.Email,
            Phone = lead.Phone,
            JobTitle = lead.JobTitle,
            Company = lead.Account!.Name ?? lead.AccountName,
            Country = lead.Country,
            City = lead.City,
            Source = lead.Source,
            Stage = lead.Stage,
            Cell = lead.Cell,
            ComputedCell = lead.ComputedCell,
            PinnedUntil = lead.PinnedUntil,
            Persona = lead.Persona,
            Score = lead.Score,
            Fit = lead.Fit,
            Engagement = lead.Engagement,
            OwnerId = lead.OwnerId,
            Owner = db.Users.Where(user => user.Id == lead.OwnerId).Select(user => user.DisplayName).FirstOrDefault(),
            CreatedAt = lead.CreatedAt,
            LastSignalAt = lead.LastSignalAt,
            SlaState = lead.SlaState,
            RespondBy = lead.RespondBy,
            Custom = lead.Custom,
            QualificationScore = lead.QualificationScore,
            Answered = lead.Answered,
            Tags = lead.Tags.Select(tag => tag.Name).ToList(),
        }).AsNoTracking().ToDictionaryAsync(row => row.Id, cancellationToken);
}

public sealed record LeadRows(IReadOnlyList<LeadRow> Rows, int Total);

/// <summary>A lead as a list shows it.</summary>
public sealed record LeadRow
{
    public required long Id { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? ExternalId { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? JobTitle { get; init; }
    public string? Company { get; init; }
    public string? Country { get; init; }
    public string? City { get; init; }
    public string? Source { get; init; }
    public required Stage Stage { get; init; }
    public required Cell Cell { get; init; }

    /// <summary>As scoring finds it; fit and engagement are its two halves.</summary>
    public Cell ComputedCell { get; init; }

    /// <summary>Until when a person pinned the cell; it may lie in the past.</summary>
    public DateTimeOffset? PinnedUntil { get; init; }
    public string? Persona { get; init; }
    public double Score { get; init; }
    public double Fit { get; init; }
    public double Engagement { get; init; }
    public int? OwnerId { get; init; }
    public string? Owner { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastSignalAt { get; init; }
    public SlaState SlaState { get; init; } = SlaState.None;
    public DateTimeOffset? RespondBy { get; init; }
    public CustomValues Custom { get; init; } = CustomValues.None;
    public double? QualificationScore { get; init; }

    /// <summary>What each answer counts as, by facet, 0–3.</summary>
    public CustomValues Answered { get; init; } = CustomValues.None;
    public IReadOnlyList<string> Tags { get; init; } = [];

    public string Name => LeadName.Of(FirstName, LastName, Email, ExternalId, Id);
}
