using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>Pairs of leads that may be one person, the surest first; all there are, page by page.</summary>
public sealed class DuplicateList(IDbContextFactory<LeadDb> databases)
{
    /// <param name="dismissed">Those that somebody found to be two people, instead of the open ones.</param>
    public async Task<DuplicateRows> AskAsync(Actor actor, bool dismissed, int skip, int take, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var pairs = Visible(db, actor).Where(pair => dismissed == (pair.DismissedAt != null));
        var rows = await pairs.OrderByDescending(pair => pair.Confidence).ThenByDescending(pair => pair.Id).Skip(skip).Take(take)
            .Select(pair => new DuplicateRow(
                pair.Id, pair.Confidence, pair.Reasons, pair.DismissedBy, pair.DismissedAt,
                new DuplicateSide(pair.LeadId, pair.Lead.FirstName, pair.Lead.LastName, pair.Lead.Email, pair.Lead.Phone, pair.Lead.ExternalId, pair.Lead.Account!.Name ?? pair.Lead.AccountName, pair.Lead.Cell, pair.Lead.Stage),
                new DuplicateSide(pair.OtherId, pair.Other.FirstName, pair.Other.LastName, pair.Other.Email, pair.Other.Phone, pair.Other.ExternalId, pair.Other.Account!.Name ?? pair.Other.AccountName, pair.Other.Cell, pair.Other.Stage)))
            .ToListAsync(cancellationToken);
        return new(rows, await pairs.CountAsync(cancellationToken));
    }

    internal static IQueryable<DuplicatePair> Visible(LeadDb db, Actor actor) => actor.SeesAllLeads ? db.DuplicatePairs.AsNoTracking()
        : db.DuplicatePairs.AsNoTracking().Where(pair => db.Leads.VisibleTo(actor).Any(lead => lead.Id == pair.LeadId) && db.Leads.VisibleTo(actor).Any(lead => lead.Id == pair.OtherId));
}

public sealed record DuplicateRows(IReadOnlyList<DuplicateRow> Rows, int Total);

public sealed record DuplicateRow(long Id, double Confidence, string Reasons, string? DismissedBy, DateTimeOffset? DismissedAt, DuplicateSide One, DuplicateSide Other)
{
    public IReadOnlyList<string> Because => Reasons.Split('\n');
}

public sealed record DuplicateSide(long Id, string? FirstName, string? LastName, string? Email, string? Phone, string? ExternalId, string? Company, Cell Cell, Stage Stage)
{
    public string Name => LeadName.Of(FirstName, LastName, Email, ExternalId, Id);
}
