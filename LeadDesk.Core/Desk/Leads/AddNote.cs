using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Writes a note on a lead.</summary>
public sealed class AddNote(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    /// <summary>In UTF-16 units.</summary>
    public const int Longest = 250_000;

    public async Task<Outcome> RunAsync(Actor actor, long leadId, string? text, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Outcome.Refuse("The note is empty.");
        }

        if (text.Length > Longest)
        {
            return Outcome.Refuse($"The note has {text.Length:N0} characters, {Longest:N0} fit. It was not saved and is still in the box: shorten it by {text.Length - Longest:N0}.");
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (!await db.Leads.VisibleTo(actor).AnyAsync(lead => lead.Id == leadId, cancellationToken))
        {
            return LeadSave.NotFound;
        }

        db.Activities.Add(new Activity
        {
            LeadId = leadId,
            Kind = ActivityKind.Note,
            Note = Folding.WithoutLoneSurrogates(text.Trim().Replace("\0", "")),
            At = clock.GetUtcNow(),
            ById = actor.UserId,
            By = actor.Name,
        });
        await db.SaveChangesAsync(cancellationToken);
        hub.Say(leadId);
        return Outcome.Done;
    }
}
