using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Team;

namespace LeadDesk.Core.Desk.Fields;

/// <summary>Takes a field out of forms and filters, or brings it back. Its values stay with the leads.</summary>
public sealed class ArchiveField(FieldChange field)
{
    public Task<Outcome> RunAsync(Actor actor, int fieldId, CancellationToken cancellationToken) =>
        field.RunAsync(actor, fieldId, async (db, archived, now, ct) =>
        {
            if (await ModelsUsing.FindAsync(db, archived.AttributeKey, ct) is { Count: > 0 } models)
            {
                return Outcome.Refuse($"{archived.Name} is used by {string.Join(" and ", models)}. Take it out of the model first; nothing was changed.");
            }

            db.Audit.Add(AuditEntry.Of(actor, now, "Archived a field", archived.Name));
            archived.ArchivedAt ??= now;
            return Outcome.Done;
        }, cancellationToken);

    public Task<Outcome> RestoreAsync(Actor actor, int fieldId, CancellationToken cancellationToken) =>
        field.RunAsync(actor, fieldId, (db, restored, now, _) =>
        {
            db.Audit.Add(AuditEntry.Of(actor, now, "Restored a field", restored.Name));
            restored.ArchivedAt = null;
            return Task.FromResult(Outcome.Done);
        }, cancellationToken);
}
