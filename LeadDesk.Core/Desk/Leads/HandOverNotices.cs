using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Notifications;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Tells people that somebody gives them leads or takes leads from them: one lead by its name, many in one notice. Within the transaction that does it.</summary>
internal static class HandOverNotices
{
    /// <param name="leads">As they still are: with the owners they had.</param>
    /// <param name="ownerId">Who gets them; null for nobody.</param>
    public static async Task AddAsync(LeadDb db, Actor actor, IReadOnlyList<Lead> leads, int? ownerId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (ownerId is { } owner && owner != actor.UserId)
        {
            await AddAsync(db, owner, "lead-assigned", "You got", $"{actor.Name} gave {{0}} to you.", leads, now, cancellationToken);
        }

        foreach (var taken in leads.Where(lead => lead.OwnerId is not null && lead.OwnerId != actor.UserId).GroupBy(lead => lead.OwnerId!.Value))
        {
            await AddAsync(db, taken.Key, "lead-taken", "No longer yours:", $"{actor.Name} gave {{0}} to {(ownerId is null ? "nobody" : "somebody else")}.", [.. taken], now, cancellationToken);
        }
    }

    private static Task AddAsync(LeadDb db, int person, string kind, string verb, string text, IReadOnlyList<Lead> leads, DateTimeOffset now, CancellationToken cancellationToken) => leads switch
    {
        [] => Task.CompletedTask,
        [var one] => Notices.AddAsync(db, person, kind, $"{verb} {one.DisplayName}", text.Replace("{0}", "it", StringComparison.Ordinal), one.Id, $"/leads/{one.Id}", now, cancellationToken),
        _ => Notices.AddAsync(db, person, kind, $"{verb} {leads.Count:N0} leads", text.Replace("{0}", "them", StringComparison.Ordinal), null, "/queue", now, cancellationToken),
    };
}
