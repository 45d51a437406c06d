using System.Globalization;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Grades;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>Writes the grade matrix as CSV: a line for each cell. Numbers only, so everybody who may see the matrix may have it.</summary>
public sealed class ExportGrades(IDbContextFactory<LeadDb> databases, TimeProvider clock, GradeMatrix matrix, ExportLog log)
{
    private static readonly (string Header, Func<GradeCell, string> Read)[] Columns =
    [
        ("Cell", cell => cell.Cell.Name),
        ("Leads", cell => Whole(cell.Count)),
        ("Decided (n)", cell => Whole(cell.Decided)),
        ("Customers", cell => Whole(cell.Won)),
        ("Conversion", cell => cell.Conversion is { } share ? Share(share) : ""),
        ("Conversion from (95 %)", cell => cell.Decided > 0 ? Share(cell.Interval.Low) : ""),
        ("Conversion to (95 %)", cell => cell.Decided > 0 ? Share(cell.Interval.High) : ""),
        ("Open value", cell => cell.OpenValue.ToString(CultureInfo.InvariantCulture)),
        ("Treatment", cell => cell.Treatment.Treatment.ToString()),
        ("Follow-up hours", cell => cell.Treatment.FollowUpHours?.ToString(CultureInfo.InvariantCulture) ?? ""),
    ];

    public async Task<Exported> RunAsync(Actor actor, LeadFilter filter, Stream into, CancellationToken cancellationToken)
    {
        var grades = await matrix.RunAsync(actor, filter, cancellationToken);

        await using (var file = new CsvFile(into))
        {
            await file.WriteAsync(Columns.Select(column => column.Header));

            foreach (var cell in grades.Cells)
            {
                await file.WriteAsync(Columns.Select(column => column.Read(cell)));
            }
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var entry = new ExportEntry { At = clock.GetUtcNow(), ById = actor.UserId, By = actor.Name, Kind = "grades.csv", Rows = grades.Cells.Count, What = filter.InWords(id => $"person {id}") };
        await log.AddAsync(db, actor, entry, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new(Outcome.Done, entry.Rows) { EntryId = entry.Id };
    }

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
    private static string Share(double share) => share.ToString("0.####", CultureInfo.InvariantCulture);
}
