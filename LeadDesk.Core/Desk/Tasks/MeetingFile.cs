using System.Globalization;
using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Tasks;

/// <summary>A next step as a calendar file, for the person's own calendar.</summary>
public sealed class MeetingFile(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    /// <summary>Null when there is no such next step, or none the actor may see.</summary>
    /// <param name="leadAddress">The address of the lead's page, written into the file; null for none.</param>
    public async Task<string?> AskAsync(Actor actor, long leadId, long taskId, string? leadAddress, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var lead = await db.Leads.VisibleTo(actor).AsNoTracking().Include(seen => seen.Account).FirstOrDefaultAsync(seen => seen.Id == leadId, cancellationToken);

        if (lead is null || await db.Tasks.AsNoTracking().FirstOrDefaultAsync(task => task.Id == taskId && task.LeadId == leadId, cancellationToken) is not { } task)
        {
            return null;
        }

        var uid = string.Create(CultureInfo.InvariantCulture, $"task-{task.Id}-{task.CreatedAt.ToUnixTimeSeconds()}@leaddesk");
        string?[] about = [lead.DisplayName, lead.Account?.Name, lead.Phone, lead.Email, leadAddress];
        return new CalendarFile(uid, $"{task.Title}: {lead.DisplayName}", task.DueAt, Length, clock.GetUtcNow()) { Description = string.Join('\n', about.Where(part => !string.IsNullOrWhiteSpace(part))) }.Write();
    }
}
