using LeadDesk.Core.Data;
using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Exchange.Imports.Files;
using LeadDesk.Core.Exchange.Imports.Rows;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>What a file holds and what would become of it. Writes nothing.</summary>
public sealed class LookAtFile(IDbContextFactory<LeadDb> databases, UploadFolder uploads)
{
    private const int SampleRows = 5000, PreviewRows = 20;

    /// <param name="mapping">Null for the suggested one.</param>
    public async Task<(Outcome Outcome, FileLook? Look)> RunAsync(Actor actor, long importId, ImportMapping? mapping, CancellationToken cancellationToken)
    {
        if (!actor.Imports)
        {
            return (Permission.Refused, null);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var import = await db.Imports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == importId, cancellationToken);

        if (import is null)
        {
            return (Permission.NotThere, null);
        }

        var outcome = TableFile.Inspect(uploads.PathOf(import), out var file);

        try
        {
            return outcome.Succeeded ? await LookAsync(db, import, file!, mapping, cancellationToken) : (outcome, null);
        }
        catch (BrokenTableException broken)
        {
            return (Outcome.Refuse(broken.Say("Nothing was imported.")), null);
        }
    }

    private static async Task<(Outcome Outcome, FileLook? Look)> LookAsync(LeadDb db, Import import, TableFile file, ImportMapping? mapping, CancellationToken cancellationToken)
    {
        var outcome = FileTable.TryOpen(file, out var table);

        if (!outcome.Succeeded)
        {
            return (outcome, null);
        }

        using (table)
        {
            var custom = await db.CustomFields.AsNoTracking().OrderBy(field => field.Order).ToListAsync(cancellationToken);
            var targets = ImportTargets.With(custom);
            var (profiles, first, all) = Sample(table!, mapping?.NotAnswered ?? ImportMapping.UsualNotAnswered);
            var suggested = mapping is null ? MappingSuggestion.For(profiles, targets) : null;
            var remembered = suggested is null ? null : await RememberedMapping.FindAsync(db, import, suggested, targets, cancellationToken);
            mapping ??= remembered ?? suggested!;
            var planned = RowPlan.TryMake(mapping, table!.Columns, custom, new OwnerBook(await db.Users.AsNoTracking().ToListAsync(cancellationToken)), out var plan);
            var preview = planned.Succeeded ? await PreviewAsync(db, [.. first.Select(plan!.Read)], cancellationToken) : [];
            return (Outcome.Done, new FileLook(import.Id, import.FileName, import.Bytes, file.Kind, all, profiles, targets, mapping, planned, preview)
            {
                System = VendorFile.Of(table.Columns)?.Name,
                IsRemembered = remembered is not null,
                Before = await BeforeAsync(db, import, cancellationToken),
                Reads = planned.Succeeded ? profiles.ToDictionary(profile => profile.Name, profile => plan!.Try(profile.Name, profile.Samples)) : new Dictionary<string, IReadOnlyList<ReadSample>>(),
            });
        }
    }

    // One that was undone leaves nothing that could be there twice.
    private static Task<PastImport?> BeforeAsync(LeadDb db, Import import, CancellationToken cancellationToken) =>
        db.Imports.AsNoTracking().Where(other => import.Sum != null && other.Sum == import.Sum && other.Id != import.Id && other.JobId != null && other.Job!.State != JobState.Undone)
            .OrderByDescending(other => other.Id)
            .Select(other => new PastImport(other.Id, other.FileName, other.By, other.CreatedAt, other.Job!.State, other.Created, other.Updated, other.Refused))
            .FirstOrDefaultAsync(cancellationToken);

    private static (List<ColumnProfile> Profiles, List<TableRow> First, bool All) Sample(FileTable table, IReadOnlyList<string> notAnswered)
    {
        var profiles = table.Columns.Select(name => new ColumnProfile(name)).ToList();
        var first = new List<TableRow>();
        var skipped = new HashSet<string>(notAnswered, StringComparer.OrdinalIgnoreCase);

        for (var read = 0; read < SampleRows; read++)
        {
            if (!table.Rows.ReadWritten(out var row))
            {
                return (profiles, first, true);
            }

            if (first.Count < PreviewRows)
            {
                first.Add(row);
            }

            for (var at = 0; row.Refusal is null && at < Math.Min(profiles.Count, row.Cells.Length); at++)
            {
                if (row.Cells[at].Trim() is { Length: > 0 } text && !skipped.Contains(text))
                {
                    profiles[at].Add(text);
                }
            }
        }

        return (profiles, first, false);
    }

    internal static async Task<IReadOnlyList<PreviewRow>> PreviewAsync(LeadDb db, IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken)
    {
        var known = await KnownLeads.LoadAsync(db, rows, cancellationToken);
        var preview = new List<PreviewRow>();

        foreach (var row in rows)
        {
            var lead = row.Refusal is null ? known.Find(row) : null;
            var refusal = row.Refusal ?? KnownLeads.Obstacle(row, lead);
            preview.Add(new PreviewRow(row.Line, refusal, lead?.Id, NameOf(lead, row), row.Outcome?.Name, row.Problems, [.. row.Cells.Select(ImportRow.Cut)]));

            if (refusal is null && lead is null)
            {
                known.Add(row, Draft(row));
            }
        }

        return preview;
    }

    private static string NameOf(Lead? lead, ImportRow row) => lead is { Id: > 0 } ? lead.DisplayName : Draft(row).DisplayName;

    private static Lead Draft(ImportRow row)
    {
        var lead = new Lead();
        LeadChanges.Fill(lead, row);
        return lead;
    }
}

/// <param name="SampleIsAll">Whether the sample was the whole file.</param>
/// <param name="Targets">Where columns can go.</param>
/// <param name="Ready">Refused, with the reason, while the mapping cannot be used.</param>
public sealed record FileLook(
    long ImportId, string FileName, long Bytes, string Kind, bool SampleIsAll, IReadOnlyList<ColumnProfile> Columns, IReadOnlyList<ImportTarget> Targets,
    ImportMapping Mapping, Outcome Ready, IReadOnlyList<PreviewRow> Preview)
{
    /// <summary>The system whose export it is, when its headers tell.</summary>
    public string? System { get; init; }

    /// <summary>Whether the mapping is the one that was used for the last file of the same shape.</summary>
    public bool IsRemembered { get; init; }

    /// <summary>The import that brought the very same file before.</summary>
    public PastImport? Before { get; init; }

    /// <summary>How the first values of each column that is taken are read, by its name.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<ReadSample>> Reads { get; init; }
}

/// <param name="Text">As the file has it.</param>
/// <param name="Value">What it is read as; null when it is left out.</param>
public sealed record ReadSample(string Text, string? Value);

/// <param name="Refusal">Why the row would not be taken; null when it would.</param>
/// <param name="LeadId">The lead it would update; 0 for one that an earlier row of the file makes, null for a new one.</param>
/// <param name="Stage">What its outcome makes of it, when it has one.</param>
public sealed record PreviewRow(long Line, string? Refusal, long? LeadId, string Name, string? Stage, IReadOnlyList<RowProblem> Problems, IReadOnlyList<string> Cells);
