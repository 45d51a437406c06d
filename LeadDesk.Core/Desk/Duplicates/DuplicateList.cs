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
    private const int MostNear = 1_000;

    /// <param name="dismissed">Those that somebody found to be two people, instead of the open ones.</param>
    public async Task<DuplicateRows> AskAsync(Actor actor, bool dismissed, int skip, int take, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var pairs = Visible(db, actor).Where(pair => dismissed == (pair.DismissedAt != null));
        var rows = await Rows(pairs.OrderByDescending(pair => pair.Confidence).ThenByDescending(pair => pair.Id).Skip(skip).Take(take)).ToListAsync(cancellationToken);
        var groups = dismissed ? [] : await GroupsAsync(db, actor, rows, cancellationToken);
        return new([.. rows.Select(row => row with { Also = groups.GetValueOrDefault(row.Id, []) })], await pairs.CountAsync(cancellationToken));
    }

    /// <summary>Other leads that are found to be like one of these, the surest first.</summary>
    internal static async Task<List<DuplicateSide>> MoreAsync(LeadDb db, Actor actor, IReadOnlyList<long> ids, int atMost, CancellationToken cancellationToken)
    {
        var pairs = Visible(db, actor).Where(pair => pair.DismissedAt == null && ((ids.Contains(pair.LeadId) && !ids.Contains(pair.OtherId)) || (ids.Contains(pair.OtherId) && !ids.Contains(pair.LeadId)))).OrderByDescending(pair => pair.Confidence).ThenBy(pair => pair.Id);
        var sides = (await Rows(pairs.Take(MostNear)).ToListAsync(cancellationToken)).Select(row => ids.Contains(row.One.Id) ? row.Other : row.One);
        return [.. sides.DistinctBy(side => side.Id).Take(Math.Max(0, atMost))];
    }

    // Which further leads are like one of a pair, so that three of one person are seen to be three.
    private static async Task<Dictionary<long, IReadOnlyList<long>>> GroupsAsync(LeadDb db, Actor actor, List<DuplicateRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.SelectMany(row => new[] { row.One.Id, row.Other.Id }).Distinct().ToList();
        var near = await Visible(db, actor).Where(pair => pair.DismissedAt == null && (ids.Contains(pair.LeadId) || ids.Contains(pair.OtherId))).OrderBy(pair => pair.Id).Take(MostNear)
            .Select(pair => new { pair.LeadId, pair.OtherId }).ToListAsync(cancellationToken);
        var alike = near.SelectMany(pair => new[] { (One: pair.LeadId, Other: pair.OtherId), (One: pair.OtherId, Other: pair.LeadId) }).ToLookup(pair => pair.One, pair => pair.Other);
        return rows.ToDictionary(row => row.Id, row => (IReadOnlyList<long>)[.. alike[row.One.Id].Concat(alike[row.Other.Id]).Distinct().Where(id => id != row.One.Id && id != row.Other.Id).Order().Take(MergeLeads.Most - 2)]);
    }

    private static IQueryable<DuplicateRow> Rows(IQueryable<DuplicatePair> pairs) => pairs.Select(pair => new DuplicateRow(
        pair.Id, pair.Confidence, pair.Reasons, pair.DismissedBy, pair.DismissedAt,
        new DuplicateSide(pair.LeadId, pair.Lead.FirstName, pair.Lead.LastName, pair.Lead.Email, pair.Lead.Phone, pair.Lead.ExternalId, pair.Lead.Account!.Name ?? pair.Lead.AccountName, pair.Lead.Cell, pair.Lead.Stage),
        new DuplicateSide(pair.OtherId, pair.Other.FirstName, pair.Other.LastName, pair.Other.Email, pair.Other.Phone, pair.Other.ExternalId, pair.Other.Account!.Name ?? pair.Other.AccountName, pair.Other.Cell, pair.Other.Stage)));

    internal static IQueryable<DuplicatePair> Visible(LeadDb db, Actor actor) => actor.SeesAllLeads ? db.DuplicatePairs.AsNoTracking()
        : db.DuplicatePairs.AsNoTracking().Where(pair => db.Leads.VisibleTo(actor).Any(lead => lead.Id == pair.LeadId) && db.Leads.VisibleTo(actor).Any(lead => lead.Id == pair.OtherId));
}

public sealed record DuplicateRows(IReadOnlyList<DuplicateRow> Rows, int Total);

public sealed record DuplicateRow(long Id, double Confidence, string Reasons, string? DismissedBy, DateTimeOffset? DismissedAt, DuplicateSide One, DuplicateSide Other)
{
    public IReadOnlyList<string> Because => Reasons.Split('\n');

    /// <summary>Further leads that are like one of the two, so that all may be one.</summary>
    public IReadOnlyList<long> Also { get; init; } = [];
}

public sealed record DuplicateSide(long Id, string? FirstName, string? LastName, string? Email, string? Phone, string? ExternalId, string? Company, Cell Cell, Stage Stage)
{
    public string Name => LeadName.Of(FirstName, LastName, Email, ExternalId, Id);
}
