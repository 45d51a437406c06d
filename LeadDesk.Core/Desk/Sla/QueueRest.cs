using LeadDesk.Core.Data;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>Ends the rest of leads whose promise cannot wait. Past the version: it is nobody's edit, and no editor shall be told of it.</summary>
internal static class QueueRest
{
    /// <summary>
    /// Brings the leads of these promises back into the queue of whose they are, as far as the promise is theirs. Recycled leads and those on hold
    /// stay where they are. The caller saves the notes.
    /// </summary>
    public static async Task EndAsync(LeadDb db, IReadOnlyCollection<SlaClock> clocks, string why, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = clocks.Select(one => one.LeadId).ToList();
        var resting = await db.Leads.Where(lead => ids.Contains(lead.Id) && lead.RestsUntil > now && lead.InQueue && lead.Stage != Stage.Recycled
            && !db.Holds.Any(hold => hold.LeadId == lead.Id && hold.EndedAt == null && hold.Until > now)).Select(lead => new { lead.Id, lead.OwnerId }).ToDictionaryAsync(lead => lead.Id, lead => lead.OwnerId, cancellationToken);
        var woken = clocks.Where(one => resting.TryGetValue(one.LeadId, out var owner) && owner == one.OwnerId).ToList();

        if (woken.Count > 0)
        {
            ids = woken.ConvertAll(one => one.LeadId);
            await db.Leads.Where(lead => ids.Contains(lead.Id)).ExecuteUpdateAsync(set => set.SetProperty(lead => lead.RestsUntil, (DateTimeOffset?)null), cancellationToken);
            db.ClockNotes.AddRange(woken.Select(one => new ClockNote { Clock = one, At = now, Text = $"Back in the queue: {why}", By = Actor.Desk.Name }));
        }
    }
}
