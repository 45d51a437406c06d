using LeadDesk.Core.Data;
using LeadDesk.Core.Learning;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Marketing;

/// <summary>What sales decided about MQLs since a moment, against as long a time before it.</summary>
public sealed class Acceptance(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private static readonly List<Stage> Refused = [Stage.Recycled, Stage.Disqualified], Taken = [Stage.Sal, Stage.Sql, Stage.Opportunity, Stage.Customer, Stage.Lost];

    public async Task<AcceptanceAnswer> AskAsync(Actor actor, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        List<Stage> decided = [.. Refused, .. Taken];
        var before = since - (clock.GetUtcNow() - since);
        var leads = db.Leads.VisibleTo(actor);
        var moves = await db.StageChanges.AsNoTracking().Where(change => decided.Contains(change.To) && change.At >= before && change.From == Stage.Mql)
            .Join(leads, change => change.LeadId, lead => lead.Id, (change, lead) => new { change.To, IsNew = change.At >= since, change.ReasonKey, change.Reason, lead.Source })
            .GroupBy(move => new { move.To, move.IsNew, move.ReasonKey, move.Reason, move.Source })
            .Select(group => new { group.Key.To, group.Key.IsNew, group.Key.ReasonKey, group.Key.Reason, group.Key.Source, Count = group.Count() })
            .ToListAsync(cancellationToken);
        var names = await db.MoveReasons.AsNoTracking().ToDictionaryAsync(reason => reason.Key, reason => reason.Name, cancellationToken);
        var reasons = moves.Where(move => move.IsNew && Refused.Contains(move.To)).GroupBy(move => move.ReasonKey ?? move.Reason ?? "").Select(reason =>
        {
            var source = reason.GroupBy(move => move.Source).Select(group => (Name: group.Key, Count: group.Sum(move => move.Count))).MaxBy(group => group.Count);
            return new ReasonCount(reason.Key, names.GetValueOrDefault(reason.Key) ?? (reason.Key.Length == 0 ? "No reason given" : reason.Key), reason.Sum(move => move.Count)) { Source = source.Name, FromSource = source.Count };
        });
        return new(Count(true, Taken), Count(true, Refused), Count(false, Taken), Count(false, Refused), [.. reasons.OrderByDescending(reason => reason.Count).ThenBy(reason => reason.Reason, StringComparer.Ordinal)]);

        int Count(bool isNew, List<Stage> to) => moves.Where(move => move.IsNew == isNew && to.Contains(move.To)).Sum(move => move.Count);
    }
}

/// <param name="Accepted">Taken on by sales, whatever came after.</param>
/// <param name="Rejected">Sent back to nurture or thrown out.</param>
/// <param name="AcceptedBefore">The same in the time before.</param>
/// <param name="Reasons">Why, the commonest first.</param>
public sealed record AcceptanceAnswer(int Accepted, int Rejected, int AcceptedBefore, int RejectedBefore, IReadOnlyList<ReasonCount> Reasons)
{
    public int Decided => Accepted + Rejected;

    /// <summary>Accepted of decided, 0–1: the barometer of marketing's work; null while nothing is decided.</summary>
    public double? Rate => Decided == 0 ? null : (double)Accepted / Decided;
    public double? RateBefore => AcceptedBefore + RejectedBefore == 0 ? null : (double)AcceptedBefore / (AcceptedBefore + RejectedBefore);
    public ShareInterval Interval => Wilson.At95(Accepted, Decided);
}

/// <param name="Key">Of the desk's reason, or the words that were given.</param>
public sealed record ReasonCount(string Key, string Reason, int Count)
{
    /// <summary>The source from which most of them came, and how many did; null when it is not known.</summary>
    public string? Source { get; init; }
    public int FromSource { get; init; }
}
