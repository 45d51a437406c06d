using System.Globalization;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>Writes the manager's board as CSV: a line for each promise that is open or ended within the period.</summary>
public sealed class ExportFollowUp(IDbContextFactory<LeadDb> databases, TimeProvider clock, FollowUpRows rows, ExportLog log)
{
    private static readonly (string Header, Func<PromiseLine, DateTimeOffset, string?> Read)[] Columns =
    [
        ("Lead id", (line, _) => line.Clock.LeadId.ToString(CultureInfo.InvariantCulture)),
        ("Lead", (line, _) => line.Name),
        ("Company", (line, _) => line.Company),
        ("Source", (line, _) => line.Source),
        ("Grade promised for", (line, _) => line.Clock.Cell.Name),
        ("Promise", (line, _) => line.Clock.Kind.Words()),
        ("State", (line, now) => line.Clock.IsOpen ? line.StateAt(now).Words() : line.Clock.IsKept ? line.Clock.BreachedAt is null ? "Kept" : "Kept late" : "Ended"),
        ("Owner", (line, _) => line.Owner),
        ("Handed on in time", (line, _) => line.Clock.IsPassedOn ? "yes" : null),
        ("Started (UTC)", (line, _) => Moment(line.Clock.StartedAt)),
        ("Due (UTC)", (line, _) => Moment(line.Clock.DueAt)),
        ("Stopped (UTC)", (line, _) => Moment(line.Clock.StoppedAt)),
        ("Working minutes given", (line, _) => (line.Clock.Minutes + line.Clock.ExtraMinutes).ToString(CultureInfo.InvariantCulture)),
        ("Working minutes taken", (line, _) => line.Clock.TookMinutes is { } took ? Math.Round(took, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture) : null),
        ("Stopped by", (line, _) => line.Clock.StopCause),
        ("Broken because", (line, _) => line.Clock.BreachReason),
    ];

    public async Task<Exported> RunAsync(Actor actor, FollowUpView view, Stream into, CancellationToken cancellationToken)
    {
        if (!actor.Exports)
        {
            return Exported.Refuse(Outcome.Refuse("Only managers, marketers and admins take lists out. Nothing was written."));
        }

        var (now, count) = (clock.GetUtcNow(), 0L);

        await using (var file = new CsvFile(into))
        {
            await file.WriteAsync(Columns.Select(column => column.Header));

            await foreach (var line in rows.AskAsync(actor, view, cancellationToken))
            {
                await file.WriteAsync(Columns.Select(column => SafeText.ForCsv(column.Read(line, now) ?? "")));
                count++;
            }
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var entry = new ExportEntry { At = now, ById = actor.UserId, By = actor.Name, Kind = "follow-up.csv", Rows = count, What = $"Promises of the last {view.Days} days" };
        await log.AddAsync(db, actor, entry, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new(Outcome.Done, count) { EntryId = entry.Id };
    }

    private static string? Moment(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
