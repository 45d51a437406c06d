using System.Globalization;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Verification;

/// <summary>
/// Verifies every lead anew: those from before there was verification, and all after another list of throw-away domains. Leads whose model asks for
/// the suspicion become due for rating when it is another one. Position is the last lead's id.
/// </summary>
public sealed class VerifyLeads(IDbContextFactory<LeadDb> databases, TimeProvider clock, PublishedModels published, LeadHub hub) : IJobWork
{
    private const int Slice = 2_000, InOneStatement = 200, Columns = 4;

    public string Kind => JobKind.Verify;

    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var counting = await databases.CreateDbContextAsync(cancellationToken);
        var total = await counting.Leads.LongCountAsync(cancellationToken);
        var isAsked = (await published.FindAsync(counting, cancellationToken)).Models.Any(model => model.Compiled.Attributes.Contains("suspicion"));

        while (await NextAsync(run, total, isAsked, cancellationToken))
        {
        }

        hub.SayAll();
    }

    private async Task<bool> NextAsync(JobRun run, long total, bool isAsked, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var leads = await db.Leads.AsNoTracking().Where(lead => lead.Id > run.Position).OrderBy(lead => lead.Id).Take(Slice).ToListAsync(cancellationToken);

        if (leads.Count == 0)
        {
            return false;
        }

        var wrong = leads.Select(lead => Verified.Of(lead, db)).Where(lead => lead.IsNews).ToList();
        var now = clock.GetUtcNow();
        await db.WriteAsync(async ct =>
        {
            foreach (var some in wrong.Where(lead => lead.IsRated).Chunk(InOneStatement))
            {
                await WriteAsync(db, some, isAsked ? now : null, ct);
            }

            foreach (var some in wrong.Where(lead => !lead.IsRated).Chunk(InOneStatement))
            {
                await WriteAsync(db, some, null, ct);
            }

            await run.ReportAsync(db, run.Done + leads.Count, Math.Max(total, run.Done + leads.Count), leads[^1].Id, ct);
            return true;
        }, cancellationToken);
        return true;
    }

    // Whoever saved a lead in between verified it in doing so; its version is another one then. Both databases call the columns of VALUES column1, column2 and so on.
    private static Task<int> WriteAsync(LeadDb db, IReadOnlyList<Verified> some, DateTimeOffset? due, CancellationToken cancellationToken)
    {
        object?[] first = due is null ? [] : [due];
        var rows = string.Join(", ", some.Select((_, at) => "(" + string.Join(", ", Enumerable.Range(0, Columns).Select(i => Place(first.Length + (at * Columns) + i, i))) + ")"));
        var isDue = due is null ? "" : ", \"CellChangesAt\" = {0}";
        var sql = $"""
            UPDATE "Leads" SET "Suspicion" = v.column3, "PhoneE164" = v.column4{isDue}
            FROM (VALUES {rows}) AS v WHERE "Leads"."Id" = v.column1 AND "Leads"."Version" = v.column2
            """;
        object?[] values = [.. first, .. some.SelectMany(lead => new object?[] { lead.Id, lead.Version, lead.Suspicion, lead.Phone })];
        return db.Database.ExecuteSqlRawAsync(sql, values!, cancellationToken);
    }

    private static string Place(int at, int column) => $"CAST({{{at.ToString(CultureInfo.InvariantCulture)}}} AS {(column == 0 ? "bigint" : column == 3 ? "text" : "integer")})";

    private sealed record Verified(long Id, int Version, int? Suspicion, string? Phone, bool IsNews, bool IsRated)
    {
        public static Verified Of(Lead lead, LeadDb db)
        {
            var (suspicion, phone) = (lead.Suspicion, lead.PhoneE164);
            lead.Verify(db.Disposable);
            return new(lead.Id, lead.Version, lead.Suspicion, lead.PhoneE164, lead.Suspicion != suspicion || lead.PhoneE164 != phone, lead.Suspicion != suspicion && lead.Suspicion != (suspicion ?? 0));
        }
    }
}
