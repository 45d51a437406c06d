using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Marketing;

/// <summary>What marketing handed over in a period, what waits for sales, and what sales sent back.</summary>
public sealed class MqlOverview(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public const int Most = 500;

    public async Task<MqlAnswer> AskAsync(Actor actor, MqlAsk ask, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var leads = db.Leads.AsNoTracking().VisibleTo(actor);
        var (from, to) = (ask.From, ask.To ?? DateTimeOffset.MaxValue);
        var handedOver = HandedOver(db, leads, from, to);
        var waiting = leads.Where(lead => lead.Stage == Stage.Mql);
        var rejected = Rejected(db, leads, from, to, ask.Reason);
        var listed = ask.Show switch
        {
            MqlShow.Waiting => waiting.OrderBy(lead => lead.RespondBy == null).ThenBy(lead => lead.RespondBy).ThenBy(lead => lead.Id),
            MqlShow.Rejected => rejected.OrderByDescending(lead => lead.StageSince).ThenBy(lead => lead.Id),
            _ => handedOver.OrderBy(lead => lead.Stage == Stage.Mql ? 0 : 1).ThenByDescending(lead => lead.HandedOverAt).ThenBy(lead => lead.Id),
        };
        return new()
        {
            HandedOver = await handedOver.CountAsync(cancellationToken),
            HandedOverBefore = await HandedOver(db, leads, from - ((ask.To ?? now) - from), from).CountAsync(cancellationToken),
            Waiting = await waiting.CountAsync(cancellationToken),
            Overdue = await waiting.CountAsync(lead => lead.RespondBy < now, cancellationToken),
            Rejected = await rejected.CountAsync(cancellationToken),
            Capacity = await db.Users.Where(person => person.Role == Role.Rep && person.DisabledAt == null).SumAsync(person => person.WeeklyCapacity ?? 0, cancellationToken),
            Rows = await MqlRows.ReadAsync(db, listed.Take(Math.Clamp(ask.Take, 1, Most)), cancellationToken),
        };
    }

    // Found by their moves, which are few and indexed by time; the leads are not.
    private static IQueryable<Lead> HandedOver(LeadDb db, IQueryable<Lead> leads, DateTimeOffset from, DateTimeOffset to) =>
        leads.Where(lead => lead.HandedOverAt >= from && lead.HandedOverAt < to
            && db.StageChanges.Where(change => change.To == Stage.Mql && change.At >= from && change.At < to).Select(change => change.LeadId).Contains(lead.Id));

    private static IQueryable<Lead> Rejected(LeadDb db, IQueryable<Lead> leads, DateTimeOffset from, DateTimeOffset to, string? reason)
    {
        var sentBack = db.StageChanges.Where(change => (change.To == Stage.Recycled || change.To == Stage.Disqualified) && change.At >= from && change.At < to && change.From == Stage.Mql);
        sentBack = reason is null ? sentBack : sentBack.Where(change => (change.ReasonKey ?? change.Reason ?? "") == reason);
        return leads.Where(lead => sentBack.Select(change => change.LeadId).Contains(lead.Id));
    }
}

public sealed record MqlAnswer
{
    /// <summary>Handed over in the period, whatever became of them; and in as long a time before it.</summary>
    public required int HandedOver { get; init; }
    public required int HandedOverBefore { get; init; }

    /// <summary>Waiting for sales now, and those of them whose follow-up is overdue.</summary>
    public required int Waiting { get; init; }
    public required int Overdue { get; init; }

    /// <summary>Sent back in the period without having been accepted.</summary>
    public required int Rejected { get; init; }

    /// <summary>How many leads the reps can take in a week, as far as they said; 0 when none did.</summary>
    public required int Capacity { get; init; }
    public required IReadOnlyList<MqlRow> Rows { get; init; }

    public int Listed(MqlShow show) => show switch
    {
        MqlShow.Waiting => Waiting,
        MqlShow.Rejected => Rejected,
        _ => HandedOver,
    };
}
