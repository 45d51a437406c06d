using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>Writes into a lead's history what an undo gave back. It belongs to the import, so that nobody takes it for somebody's work.</summary>
internal sealed class ChangeNotes(LeadDb db, IReadOnlyList<CustomField> custom, JobRun run, DateTimeOffset now)
{
    private readonly IReadOnlyList<LeadField> fields = LeadFields.With(custom);

    /// <summary>Notes every field, tag and owner that the work changes.</summary>
    public void Around(Lead lead, long? importId, Action work)
    {
        var before = fields.Select(field => field.Get(lead).Display).ToList();
        var tags = lead.Tags.Select(tag => tag.Name).ToList();
        var owner = lead.OwnerId;
        work();

        foreach (var (at, field) in fields.Index())
        {
            Note(lead, importId, field.Key, before[at], field.Get(lead).Display);
        }

        foreach (var tag in tags.Except(lead.Tags.Select(tag => tag.Name)))
        {
            Note(lead, importId, "tag", tag, "");
        }

        Note(lead, importId, "owner", $"{owner}", $"{lead.OwnerId}");
    }

    public void Moved(Lead lead, Stage from, long? importId) => db.StageChanges.Add(new StageChange
    {
        Lead = lead,
        From = from,
        To = lead.Stage,
        At = now,
        ById = run.ById,
        By = run.By,
        Reason = "The import was undone",
        Cycle = lead.Cycle,
        ImportId = importId,
    });

    private void Note(Lead lead, long? importId, string field, string before, string after)
    {
        if (before != after)
        {
            db.FieldChanges.Add(new FieldChange
            {
                Lead = lead,
                Field = field,
                Before = before.Length == 0 ? null : before,
                After = after.Length == 0 ? null : after,
                At = now,
                ById = run.ById,
                By = run.By,
                ImportId = importId,
            });
        }
    }
}
