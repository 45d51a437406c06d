using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Board;

/// <summary>Leads by stage: how many, what they are worth, how long they have been there, and the first of each.</summary>
public sealed class StageBoard(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <param name="many">Cards per stage.</param>
    /// <param name="onlyStuck">Only leads that have been in their stage for longer than its limit.</param>
    public async Task<BoardView> AskAsync(Actor actor, LeadFilter filter, BoardOrder order, bool onlyStuck, int many, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var limits = await db.StageLimits.AsNoTracking().ToDictionaryAsync(limit => limit.Stage, cancellationToken);
        var chances = await db.WinChances.AsNoTracking().ToDictionaryAsync(chance => (chance.Stage, chance.ClosesIn), chance => chance.Percent, cancellationToken);
        var owners = await db.Users.AsNoTracking().ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
        var columns = new List<BoardColumn>();

        foreach (var stage in Stage.All.Where(stage => filter.Stages.Count == 0 || filter.Stages.Contains(stage)))
        {
            var limit = limits.GetValueOrDefault(stage);
            var stuckBefore = limit?.StuckAfterDays is { } days ? now.AddDays(-days) : DateTimeOffset.MinValue;
            var leads = filter.Apply(db.Leads.AsNoTracking(), actor).Where(lead => lead.Stage == stage);
            leads = onlyStuck ? leads.Where(lead => lead.StageSince < stuckBefore) : leads;
            var sums = await StageSum.OfAsync(leads, stage.IsOpen, stuckBefore, DateOnly.FromDateTime(now.UtcDateTime), cancellationToken);
            columns.Add(new(stage, limit)
            {
                Count = sums.Sum(sum => sum.Count),
                Stuck = sums.Where(sum => sum.IsStuck).Sum(sum => sum.Count),
                Value = sums.Sum(sum => sum.Value),
                Answered = sums.Where(sum => sum.IsAnswered).Sum(sum => sum.Value),
                Expected = sums.Sum(sum => sum.Value * chances.GetValueOrDefault((stage, sum.ClosesIn)) / 100),
                Oldest = sums.Min(sum => (DateTimeOffset?)sum.Oldest),
                Cards = stage.IsOpen || stage == Stage.Customer ? await CardsAsync(leads, order, stuckBefore, owners, many, cancellationToken) : [],
            });
        }

        return new(columns, now);
    }

    private static async Task<IReadOnlyList<BoardCard>> CardsAsync(
        IQueryable<Lead> leads, BoardOrder order, DateTimeOffset stuckBefore, Dictionary<int, string> owners, int many, CancellationToken cancellationToken)
    {
        var rows = await Ordered(leads, order).Take(many).Select(lead => new
        {
            lead.Id,
            lead.FirstName,
            lead.LastName,
            lead.Email,
            lead.ExternalId,
            Company = lead.Account == null ? lead.AccountName : lead.Account.Name,
            lead.Cell,
            lead.Value,
            lead.AnsweredValue,
            lead.CloseDate,
            lead.StageSince,
            lead.OwnerId,
            lead.RespondBy,
        }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new BoardCard(
                row.Id, LeadName.Of($"{row.FirstName} {row.LastName}".Trim(), row.Email, row.ExternalId, row.Id), row.Company, row.Cell, row.Value, row.CloseDate, row.StageSince,
                row.OwnerId is { } id ? owners.GetValueOrDefault(id) : null, row.RespondBy, row.StageSince < stuckBefore)
            {
                AnsweredValue = row.Value is null ? row.AnsweredValue : null,
            }),
        ];
    }

    private static IQueryable<Lead> Ordered(IQueryable<Lead> leads, BoardOrder order) => order switch
    {
        BoardOrder.Longest => leads.OrderBy(lead => lead.StageSince).ThenBy(lead => lead.Id),
        BoardOrder.Value => leads.OrderByDescending(lead => (lead.Value ?? lead.AnsweredValue) != null).ThenByDescending(lead => lead.Value ?? lead.AnsweredValue).ThenBy(lead => lead.Id),
        _ => leads.OrderBy(lead => lead.CellRank).ThenByDescending(lead => lead.LastSignalAt).ThenBy(lead => lead.Id),
    };
}

public enum BoardOrder
{
    /// <summary>Best cell first, then the latest signal.</summary>
    Best,

    /// <summary>Longest in its stage first.</summary>
    Longest,
    Value,
}

public sealed record BoardView(IReadOnlyList<BoardColumn> Columns, DateTimeOffset Now)
{
    public BoardColumn? this[Stage stage] => Columns.FirstOrDefault(column => column.Stage == stage);
}

public sealed record BoardColumn(Stage Stage, StageLimit? Limit)
{
    public required int Count { get; init; }

    /// <summary>How many have been here for longer than the stage's limit.</summary>
    public required int Stuck { get; init; }

    /// <summary>In the desk's currency; expected is weighted by the table of chances.</summary>
    public required double Value { get; init; }
    public required double Expected { get; init; }

    /// <summary>How much of the value the checklists say, of leads that have none of their own.</summary>
    public required double Answered { get; init; }
    public required DateTimeOffset? Oldest { get; init; }
    public required IReadOnlyList<BoardCard> Cards { get; init; }

    public bool IsTooFull => Limit?.MostLeads is { } most && Count > most;
}

public sealed record BoardCard(
    long Id, string Name, string? Company, Cell Cell, double? Value, DateOnly? CloseDate, DateTimeOffset StageSince, string? Owner, DateTimeOffset? RespondBy, bool IsStuck)
{
    /// <summary>What its checklist says it may be worth; null when it has a value of its own.</summary>
    public double? AnsweredValue { get; init; }
}
