using System.Globalization;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Sources;
using LeadDesk.Core.Exchange.Export;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Sources;

/// <summary>Writes the sources report as CSV: a line for each source, campaign, page or content, and one for all.</summary>
public sealed class ExportSources(IDbContextFactory<LeadDb> databases, TimeProvider clock, SourceReport report, ExportLog log)
{
    private static readonly (string Header, Func<SourceLine, string> Read)[] Columns = [.. SourceColumn.All.SelectMany(Of)];

    public async Task<Exported> RunAsync(Actor actor, SourceAsk ask, SourceSort sort, Stream into, CancellationToken cancellationToken)
    {
        if (!actor.Exports || await report.AskAsync(actor, ask, cancellationToken) is not { } answer)
        {
            return Exported.Refuse(Outcome.Refuse("Only managers, marketers and admins take reports out. Nothing was written."));
        }

        var lines = sort.Of(answer.Lines);

        await using (var file = new CsvFile(into))
        {
            await file.WriteAsync([ask.By.Name, .. Columns.Select(column => column.Header)]);

            foreach (var line in lines)
            {
                await file.WriteAsync([SafeText.ForCsv(line.Name ?? ask.By.Nothing), .. Columns.Select(column => column.Read(line))]);
            }

            await file.WriteAsync(["All", .. Columns.Select(column => column.Read(answer.Total))]);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var entry = new ExportEntry
        {
            At = clock.GetUtcNow(),
            ById = actor.UserId,
            By = actor.Name,
            Kind = "sources.csv",
            Rows = lines.Count,
            What = $"By {ask.By.Name.ToLowerInvariant()}, {ask.Touch.ToString().ToLowerInvariant()} touch, {(ask.Filter with { SegmentId = null }).InWords(id => $"person {id}")}{(answer.SegmentName is { } segment ? $", segment {segment}" : "")}",
        };
        await log.AddAsync(db, actor, entry, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new(Outcome.Done, entry.Rows) { EntryId = entry.Id };
    }

    private static IEnumerable<(string, Func<SourceLine, string>)> Of(SourceColumn column) =>
        column.Rate is not { } rate ? [(column.IsCost && column.Key != "cost" ? $"Cost {column.Name}" : column.Name, line => column.Value(line) is { } value ? Number(value) : "")] :
        [
            (column.Name, line => rate(line).Share is { } share ? Number(share) : ""),
            ($"{column.Name}, n", line => Number(rate(line).Of)),
            ($"{column.Name}, from (95 %)", line => rate(line).Of > 0 ? Number(rate(line).Interval.Low) : ""),
            ($"{column.Name}, to (95 %)", line => rate(line).Of > 0 ? Number(rate(line).Interval.High) : ""),
        ];

    private static string Number(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
