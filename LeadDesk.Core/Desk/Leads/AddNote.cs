using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Writes a note on a lead.</summary>
public sealed class AddNote(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    public async Task<Outcome> RunAsync(Actor actor, long leadId, string? text, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Outcome.Refuse("The note is empty.");
        }

        if (text.Length > Notes.MaxLength)
        {
            return Notes.TooLong(text.Length);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (!await db.Leads.VisibleTo(actor).AnyAsync(lead => lead.Id == leadId, cancellationToken))
        {
            return await LeadSave.NotFoundAsync(db, actor, leadId, cancellationToken);
        }

        db.Activities.Add(new Activity
        {
            LeadId = leadId,
            Kind = ActivityKind.Note,
            Note = Folding.Storable(text.Trim()),
            At = clock.GetUtcNow(),
            ById = actor.UserId,
            By = actor.Name,
        });
        await db.SaveChangesAsync(cancellationToken);
        hub.Say(leadId);
        return Outcome.Done;
    }
}
