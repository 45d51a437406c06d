using LeadDesk.Core.Data;
using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Exchange.Imports.Files;
using LeadDesk.Core.Exchange.Imports.Rows;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>Makes the custom fields that the mapping asks for and puts the import in line.</summary>
public sealed class StartImport(IDbContextFactory<LeadDb> databases, TimeProvider clock, UploadFolder uploads)
{
    /// <returns>The job's id, 0 when refused.</returns>
    public async Task<(Outcome Outcome, long JobId)> RunAsync(Actor actor, long importId, ImportMapping mapping, CancellationToken cancellationToken)
    {
        if (!actor.Imports)
        {
            return (Permission.Refused, 0);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return await db.WriteAsync(async ct =>
        {
            var import = await db.Imports.FirstOrDefaultAsync(i => i.Id == importId, ct);

            if (import is null)
            {
                return (Permission.NotThere, 0L);
            }

            if (import.JobId is { } running)
            {
                return (Outcome.Refuse("This file is already being imported. Nothing was started twice."), running);
            }

            var custom = await db.CustomFields.ToListAsync(ct);
            var outcome = await CheckAsync(db, mapping, ct);

            // A mapping with holes in it cannot be held against the file.
            outcome = outcome.Succeeded ? Check(import, mapping, custom) : outcome;

            if (!outcome.Succeeded)
            {
                return (outcome, 0L);
            }

            import.Mapping = MakeFields(db, mapping, custom, now).ToJson();
            import.Job = new Job { Kind = JobKind.Import, Input = ImportJobInput.Of(importId), CreatedAt = now, ById = actor.UserId, By = actor.Name };
            await db.SaveChangesAsync(ct);
            return (Outcome.Done, import.Job.Id);
        }, cancellationToken);
    }

    private static async Task<Outcome> CheckAsync(LeadDb db, ImportMapping mapping, CancellationToken cancellationToken) =>
        mapping.Market is not (null or "" or "business" or "consumer") ? Outcome.Refuse($"\"{mapping.Market}\" is no market; it is business or consumer. Nothing was imported.")
        : mapping.Columns.Any(column => column is null) || mapping.NotAnswered.Any(word => word is null) ? Outcome.Refuse("The mapping has an empty entry among its columns or words. Nothing was imported.")
        : mapping.Columns.Any(column => column.NewField is { } field && field.Choices.Any(choice => choice is null)) ? Outcome.Refuse("A new field has an empty entry among its choices. Nothing was imported.")
        : mapping.Columns.Any(column => column.NewField is { } field && (string.IsNullOrWhiteSpace(field.Name) || field.Name.Length > 100)) ? Outcome.Refuse("A new field needs a name of 1 to 100 characters. Nothing was imported.")
        : mapping.Tags.Any(tag => tag is null or { Length: 0 or > 60 }) ? Outcome.Refuse("A tag has 1 to 60 characters. Nothing was imported.")
        : mapping.OwnerId is { } owner && !await db.Users.AnyAsync(user => user.Id == owner && user.DisabledAt == null, cancellationToken) ? Outcome.Refuse("The chosen owner is not on this desk any more. Nothing was imported. Choose another one.")
        : Outcome.Done;

    private Outcome Check(Import import, ImportMapping mapping, List<CustomField> custom)
    {
        var outcome = TableFile.Inspect(uploads.PathOf(import), out var file);

        if (!outcome.Succeeded)
        {
            return outcome;
        }

        outcome = FileTable.TryOpen(file!, out var table);
        using (table)
        {
            return outcome.Succeeded ? RowPlan.TryMake(mapping, table!.Columns, custom, new OwnerBook([]), out _) : outcome;
        }
    }

    private static ImportMapping MakeFields(LeadDb db, ImportMapping mapping, List<CustomField> custom, DateTimeOffset now)
    {
        var taken = custom.Select(field => field.Key).ToHashSet();
        var order = custom.Count == 0 ? 0 : custom.Max(field => field.Order);
        return mapping with
        {
            Market = string.IsNullOrEmpty(mapping.Market) ? null : mapping.Market,
            Columns = [.. mapping.Columns.Select(column => column is { Target: ImportTargets.New, NewField: { } wanted } ? Make(column, wanted) : column with { NewField = null })],
        };

        ColumnMapping Make(ColumnMapping column, NewField wanted)
        {
            var field = NewFields.Make(wanted, NewFields.KeyFor(wanted.Name, taken), now, ++order);
            db.CustomFields.Add(field);
            return column with { Target = field.AttributeKey };
        }
    }
}
