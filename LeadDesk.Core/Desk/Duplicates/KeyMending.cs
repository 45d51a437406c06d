using System.Globalization;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>Gives leads the keys that they should have: those from before there were keys, and those whose company got another name.</summary>
internal static class KeyMending
{
    private const int Slice = 2_000, InOneStatement = 150;

    public static async Task RunAsync(LeadDb db, JobRun run, long total, CancellationToken cancellationToken)
    {
        while (true)
        {
            var after = run.Position;
            var rows = await db.Leads.AsNoTracking().Where(lead => lead.Id > after).OrderBy(lead => lead.Id).Take(Slice).Select(MatchRow.Of).ToListAsync(cancellationToken);

            if (rows.Count == 0)
            {
                return;
            }

            var last = rows[^1].Id;
            var wrong = rows.Select(row => (row.Id, Row: row, Keys: MatchKeys.Of(row.Facts()))).Where(row => row.Keys != row.Row.Keys).Select(row => (row.Id, row.Keys)).ToList();
            await db.WriteAsync(async ct =>
            {
                foreach (var some in wrong.Chunk(InOneStatement))
                {
                    await WriteAsync(db, some, ct);
                }

                await db.Leads.Where(lead => lead.MatchDue && lead.Id > after && lead.Id <= last).ExecuteUpdateAsync(set => set.SetProperty(lead => lead.MatchDue, false), ct);
                await run.ReportAsync(db, run.Done + rows.Count, total, last, ct);
                return true;
            }, cancellationToken);
        }
    }

    // Both databases call the columns of VALUES column1, column2 and so on. The first row says of which type they are.
    private static Task<int> WriteAsync(LeadDb db, IReadOnlyList<(long Id, MatchKeys Keys)> some, CancellationToken cancellationToken)
    {
        var rows = string.Join(", ", some.Select((_, at) => "(" + string.Join(", ", Enumerable.Range(0, 5).Select(i => Place((at * 5) + i, i))) + ")"));
        var sql = $"""
            UPDATE "Leads" SET "MatchMail" = v.column2, "MatchPhone" = v.column3, "MatchCompany" = v.column4, "MatchDomain" = v.column5
            FROM (VALUES {rows}) AS v WHERE "Leads"."Id" = v.column1
            """;
        object?[] values = [.. some.SelectMany(row => new object?[] { row.Id, row.Keys.Mail, row.Keys.Phone, row.Keys.Company, row.Keys.Domain })];
        return db.Database.ExecuteSqlRawAsync(sql, values!, cancellationToken);
    }

    private static string Place(int at, int column) => $"CAST({{{at.ToString(CultureInfo.InvariantCulture)}}} AS {(column == 0 ? "bigint" : "text")})";
}
