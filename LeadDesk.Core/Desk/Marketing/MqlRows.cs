using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Marketing;

/// <summary>MQLs as a list shows them, each with what made it one as far as it is written down: nothing is scored anew.</summary>
internal static class MqlRows
{
    public static async Task<IReadOnlyList<MqlRow>> ReadAsync(LeadDb db, IQueryable<Lead> listed, CancellationToken cancellationToken)
    {
        var found = await listed.Select(lead => new
        {
            lead.Id,
            lead.FirstName,
            lead.LastName,
            lead.Email,
            lead.ExternalId,
            Company = lead.Account!.Name,
            lead.Cell,
            lead.PinnedUntil,
            lead.Stage,
            lead.HighestStage,
            lead.HandedOverAt,
            lead.RespondBy,
            Owner = db.Users.Where(person => person.Id == lead.OwnerId).Select(person => person.DisplayName).FirstOrDefault(),
            Move = db.StageChanges.Where(change => change.LeadId == lead.Id && change.To == Stage.Mql && change.At == lead.HandedOverAt)
                .OrderByDescending(change => change.Id).Select(change => new { change.By, change.ById, change.Reason }).FirstOrDefault(),
            Refusal = db.StageChanges.Where(change => change.LeadId == lead.Id && change.From == Stage.Mql && (change.To == Stage.Recycled || change.To == Stage.Disqualified))
                .OrderByDescending(change => change.At).ThenByDescending(change => change.Id).Select(change => change.Reason).FirstOrDefault(),
            Cause = db.ScoreChanges.Where(change => change.LeadId == lead.Id && change.At == lead.HandedOverAt).OrderByDescending(change => change.Id).Select(change => change.Cause).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        var did = await DidAsync(db, [.. found.Select(lead => lead.Id)], cancellationToken);

        return
        [
            .. found.Select(lead => new MqlRow(
                lead.Id, LeadName.Of(lead.FirstName, lead.LastName, lead.Email, lead.ExternalId, lead.Id), lead.Company, lead.Cell, lead.PinnedUntil, lead.Stage, lead.HighestStage, lead.HandedOverAt, lead.RespondBy, lead.Owner,
                MqlCause.Words(lead.Move is { } move ? new(move.By, move.ById is not null, move.Reason) : null, lead.Cause, did.TryGetValue(lead.Id, out var deed) ? deed : null), lead.Refusal)),
        ];
    }

    // The last thing that each did up to its hand-over, and how often it had done it by then.
    private static async Task<Dictionary<long, LastDeed>> DidAsync(LeadDb db, List<long> ids, CancellationToken cancellationToken)
    {
        var deeds = await db.Leads.Where(lead => ids.Contains(lead.Id))
            .SelectMany(lead => db.Events.Where(one => one.LeadId == lead.Id && one.OccurredAt <= lead.HandedOverAt && !Channel.Silent.Contains(one.Type)), (lead, one) => new { lead.Id, one.Type, one.Subject, one.OccurredAt })
            .GroupBy(deed => new { deed.Id, deed.Type, deed.Subject })
            .Select(group => new { group.Key.Id, group.Key.Type, group.Key.Subject, Times = group.Count(), Last = group.Max(deed => deed.OccurredAt) })
            .ToListAsync(cancellationToken);
        return deeds.GroupBy(deed => deed.Id).ToDictionary(lead => lead.Key, lead => lead.MaxBy(deed => (deed.Last, deed.Type, deed.Subject)) is var last ? new LastDeed(last!.Type, last.Subject, last.Times) : default);
    }
}

/// <param name="MadeBy">What made it an MQL, in words.</param>
/// <param name="Refusal">Why sales sent it back, the last time that they did.</param>
public sealed record MqlRow(
    long Id, string Name, string? Company, Cell Cell, DateTimeOffset? PinnedUntil, Stage Stage, Stage HighestStage, DateTimeOffset? HandedOverAt, DateTimeOffset? RespondBy, string? Owner, string MadeBy, string? Refusal)
{
    public bool IsWaiting => Stage == Stage.Mql;

    /// <summary>Sent back without having been accepted in its life.</summary>
    public bool IsRejected => (Stage == Stage.Recycled || Stage == Stage.Disqualified) && HighestStage == Stage.Mql;
    public bool IsAccepted => !IsWaiting && HighestStage.Order > Stage.Mql.Order;
}
