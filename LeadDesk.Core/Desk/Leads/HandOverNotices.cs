using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Notifications;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Tells people that somebody gives them leads or takes leads from them: one lead by its name, many in one notice. Within the transaction that does it.</summary>
internal static class HandOverNotices
{
    /// <param name="given">Which lead goes to whom, null for nobody; the leads still with the owners they had.</param>
    /// <param name="why">What the giver says of it; null for nothing.</param>
    public static async Task AddAsync(LeadDb db, Actor actor, IReadOnlyList<(Lead Lead, int? ToId)> given, string? why, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var got in given.Where(one => one.ToId is not null && one.ToId != actor.UserId).GroupBy(one => one.ToId!.Value))
        {
            await AddAsync(db, got.Key, "lead-assigned", "You got", why is null ? $"{actor.Name} gave {{0}} to you." : $"{actor.Name} handed {{0}} on: ", why, [.. got.Select(one => one.Lead)], now, cancellationToken);
        }

        foreach (var lost in given.Where(one => one.Lead.OwnerId is not null && one.Lead.OwnerId != actor.UserId).GroupBy(one => one.Lead.OwnerId!.Value))
        {
            var text = $"{actor.Name} gave {{0}} to {(lost.All(one => one.ToId is null) ? "nobody" : "somebody else")}{(why is null ? "." : ": ")}";
            await AddAsync(db, lost.Key, "lead-taken", "No longer yours:", text, why, [.. lost.Select(one => one.Lead)], now, cancellationToken);
        }
    }

    private static Task AddAsync(LeadDb db, int person, string kind, string verb, string text, string? why, IReadOnlyList<Lead> leads, DateTimeOffset now, CancellationToken cancellationToken) => leads switch
    {
        [var one] => Notices.AddAsync(db, person, kind, $"{verb} {one.DisplayName}", text.Replace("{0}", "it", StringComparison.Ordinal) + why, one.Id, $"/leads/{one.Id}", now, cancellationToken),
        _ => Notices.AddAsync(db, person, kind, $"{verb} {leads.Count:N0} leads", text.Replace("{0}", "them", StringComparison.Ordinal) + why, null, "/queue", now, cancellationToken),
    };
}
