using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>Makes a saved export or changes one.</summary>
public sealed class SaveExport(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <returns>The export's id; 0 when refused.</returns>
    public async Task<(Outcome Outcome, int Id)> RunAsync(Actor actor, SavedExport entry, CancellationToken cancellationToken = default)
    {
        entry = entry with { Name = Folding.Storable(entry.Name.Trim()), MailTo = string.Join(", ", ExportShelf.Words(entry.MailTo)) };

        if (Check(actor, entry) is { Succeeded: false } refused)
        {
            return (refused, 0);
        }

        var now = clock.GetUtcNow();
        return await LeadSave.RunAsync(databases, (db, token) => SaveAsync(db, actor, entry, now, token), () => (LeadSave.Busy, 0), cancellationToken);
    }

    private static Outcome Check(Actor actor, SavedExport entry) =>
        !actor.Exports ? ExportShelf.MayNot
        : entry.Name.Length is 0 or > ExportDefinition.LongestName ? Outcome.Refuse($"Name the export in 1 to {ExportDefinition.LongestName} characters. Nothing was saved yet.")
        : HeaderLanguage.Find(entry.Language) is null ? Outcome.Refuse($"There are no headers in the language “{entry.Language}”. Choose {string.Join(", ", HeaderLanguage.All.Select(language => language.Name))}. Nothing was saved yet.")
        : !NoticeTimes.IsZone(entry.Zone) ? Outcome.Refuse($"“{entry.Zone}” is no time zone; write it like Europe/Berlin. Nothing was saved yet.")
        : entry.MailTo.Length > ExportDefinition.LongestMailTo ? Outcome.Refuse("These are too many addresses; use a mailing list of your own. Nothing was saved yet.")
        : ExportShelf.Words(entry.MailTo).FirstOrDefault(address => !EmailAddress.Check(address).Succeeded) is { } wrong ? Outcome.Refuse($"“{wrong}” is no e-mail address. Part several by commas. Nothing was saved yet.")
        : entry.Rhythm != ExportRhythm.None && entry.MailTo.Length == 0 && !entry.ToFolder ? Outcome.Refuse("Say where it is to go by itself: write an address, or let it be laid into the folder. Nothing was saved yet.")
        : entry.Rhythm != ExportRhythm.None && actor.UserId is null && entry.Id is null ? Outcome.Refuse("What goes out by itself goes out with a person's rights; let a person save it. Nothing was saved yet.")
        : Outcome.Done;

    private static async Task<(Outcome, int)> SaveAsync(LeadDb db, Actor actor, SavedExport entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var export = entry.Id is { } id ? await db.ExportDefinitions.VisibleTo(actor).FirstOrDefaultAsync(one => one.Id == id, cancellationToken) : null;
        var refused = entry.Id is null ? Outcome.Done
            : export is null ? ExportShelf.NotThere
            : !ExportShelf.MayChange(export, actor) ? Outcome.Refuse("This export is somebody else’s. Save yours under another name; nothing was saved yet.")
            : export.Version != entry.Seen ? Outcome.Refuse("Somebody else changed this export in between. Nothing of yours was saved; open it again and repeat.")
            : Outcome.Done;

        if (refused.Succeeded && export is null && await db.ExportDefinitions.CountAsync(cancellationToken) >= ExportDefinition.Most)
        {
            refused = Outcome.Refuse($"The desk has {ExportDefinition.Most} exports already. Delete one first; nothing was saved yet.");
        }

        if (!refused.Succeeded)
        {
            return (refused, 0);
        }

        export ??= db.ExportDefinitions.Add(new() { Name = "", OwnerId = actor.UserId, Leads = "", Columns = "", Sort = "", Language = "", CreatedAt = now }).Entity;
        (export.Name, export.IsShared, export.Leads, export.Columns, export.Sort) = (entry.Name, entry.IsShared, entry.Leads, string.Join(',', entry.Columns), entry.Sort);
        (export.IsCsv, export.Language, export.OnlyChanged, export.MailTo, export.ToFolder) = (entry.IsCsv, entry.Language, entry.OnlyChanged, entry.MailTo, entry.ToFolder);
        (export.Rhythm, export.Weekday, export.At, export.Zone) = (entry.Rhythm, entry.Weekday, entry.At, entry.Zone);
        export.NextAt = export.Stopped is null ? export.NextAfter(now) : null;
        await db.SaveChangesAsync(cancellationToken);

        if (!export.OnlyChanged)
        {
            await db.ExportedLeads.Where(exported => exported.DefinitionId == export.Id).ExecuteDeleteAsync(cancellationToken);
        }

        return (Outcome.Done, export.Id);
    }
}

/// <summary>A saved export as a person fills it in.</summary>
public sealed record SavedExport
{
    /// <summary>Null for a new one.</summary>
    public int? Id { get; init; }

    /// <summary>The version that was shown, 0 for a new one.</summary>
    public int Seen { get; init; }
    public string Name { get; init; } = "";
    public bool IsShared { get; init; } = true;

    /// <summary>Which leads, as a list's address says it.</summary>
    public string Leads { get; init; } = "";

    /// <summary>Keys of columns in their order; none for the usual ones.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>A key of <see cref="LeadSort"/>, with "-" in front for descending.</summary>
    public string Sort { get; init; } = "grade";
    public bool IsCsv { get; init; }
    public string Language { get; init; } = HeaderLanguage.English.Key;
    public bool OnlyChanged { get; init; }
    public ExportRhythm Rhythm { get; init; }
    public DayOfWeek Weekday { get; init; } = DayOfWeek.Monday;
    public TimeOnly At { get; init; } = new(7, 0);
    public string Zone { get; init; } = "UTC";
    public string MailTo { get; init; } = "";
    public bool ToFolder { get; init; }

    public static SavedExport Of(ExportDefinition export) => new()
    {
        Id = export.Id,
        Seen = export.Version,
        Name = export.Name,
        IsShared = export.IsShared,
        Leads = export.Leads,
        Columns = ExportShelf.Words(export.Columns),
        Sort = export.Sort,
        IsCsv = export.IsCsv,
        Language = export.Language,
        OnlyChanged = export.OnlyChanged,
        Rhythm = export.Rhythm,
        Weekday = export.Weekday,
        At = export.At,
        Zone = export.Zone,
        MailTo = export.MailTo,
        ToFolder = export.ToFolder,
    };
}
