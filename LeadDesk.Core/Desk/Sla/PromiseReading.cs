using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Sla;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>Reads what the promises about some leads follow from.</summary>
internal static class PromiseReading
{
    // What stopped longer ago is not taken up again when it is taken back.
    private static readonly TimeSpan Reach = TimeSpan.FromDays(60);

    /// <param name="ids">A few hundred at most. Deleted leads are read too.</param>
    public static async Task<List<LeadPromises>> ReadAsync(LeadDb db, IReadOnlyCollection<long> ids, IReadOnlyList<string> requestTypes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var leads = await db.Leads.IgnoreQueryFilters().AsNoTracking().Include(lead => lead.Account).Where(lead => ids.Contains(lead.Id)).OrderBy(lead => lead.Id).ToListAsync(cancellationToken);
        var since = now - Reach;
        var clocks = (await db.Clocks.IgnoreQueryFilters().Include(clock => clock.Steps).Where(clock => ids.Contains(clock.LeadId) && (clock.StoppedAt == null || clock.StoppedAt >= since))
            .OrderBy(clock => clock.Id).ToListAsync(cancellationToken)).ToLookup(clock => clock.LeadId);
        var holds = (await db.Holds.AsNoTracking().IgnoreQueryFilters().Where(hold => ids.Contains(hold.LeadId)).ToListAsync(cancellationToken)).ToLookup(hold => hold.LeadId);
        var touches = await TouchesAsync(db, ids, cancellationToken);
        var requests = await RequestsAsync(db, ids, requestTypes, since, cancellationToken);
        var owned = (await db.FieldChanges.Where(change => ids.Contains(change.LeadId) && change.Field == "owner").Select(change => new { change.Id, change.LeadId, change.At, change.Before }).ToListAsync(cancellationToken))
            .GroupBy(change => change.LeadId).ToDictionary(own => own.Key, own => own.OrderBy(change => change.At).ThenBy(change => change.Id).Last());

        return leads.ConvertAll(lead => new LeadPromises(
            lead,
            new()
            {
                Stage = lead.Stage,
                StageSince = lead.StageSince,
                HandedOverAt = lead.HandedOverAt,
                PromisesAfter = lead.PromisesAfter,
                IsDeleted = lead.DeletedAt is not null,
                Touches = [.. touches[lead.Id]],
                Requests = [.. requests[lead.Id]],
            },
            [.. clocks[lead.Id]],
            [.. holds[lead.Id].Select(hold => new Standstill(hold.From, hold.End))],
            holds[lead.Id].Any(hold => hold.From <= now && now < hold.End),
            owned.GetValueOrDefault(lead.Id)?.At,
            owned.GetValueOrDefault(lead.Id)?.Before is { Length: > 0 } from && !char.IsAsciiDigit(from[0]) ? from : null));
    }

    // Only what a person did: the desk and programs have no id of a person.
    private static async Task<ILookup<long, Touch>> TouchesAsync(LeadDb db, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        (await db.Activities.Where(activity => ids.Contains(activity.LeadId) && activity.ById != null && activity.Kind != ActivityKind.Note)
            .OrderBy(activity => activity.At).Select(activity => new { activity.LeadId, activity.Kind, activity.At, activity.By }).ToListAsync(cancellationToken))
        .ToLookup(touch => touch.LeadId, touch => new Touch(touch.At, $"{WordOf(touch.Kind)} by {touch.By}"));

    private static async Task<ILookup<long, AskedFor>> RequestsAsync(LeadDb db, IReadOnlyCollection<long> ids, IReadOnlyList<string> types, DateTimeOffset since, CancellationToken cancellationToken) =>
        (types.Count == 0 ? [] : await db.Events.Where(e => ids.Contains(e.LeadId) && types.Contains(e.Type) && e.ReceivedAt >= since)
            .OrderBy(e => e.ReceivedAt).ThenBy(e => e.Id).Select(e => new { e.LeadId, e.Type, e.ReceivedAt }).ToListAsync(cancellationToken))
        .ToLookup(request => request.LeadId, request => new AskedFor(request.Type, request.ReceivedAt));

    private static string WordOf(ActivityKind kind) => kind == ActivityKind.Email ? "E-mail" : kind.ToString();
}
