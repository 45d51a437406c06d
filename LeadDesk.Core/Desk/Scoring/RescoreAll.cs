using System.Text.Json;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>Rates every lead anew, as after publishing a model. Position is the last lead's id.</summary>
public sealed class RescoreAll(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, UnattendedRating rating) : IJobWork
{
    private const int ChunkSize = 500;

    public string Kind => JobKind.Rescore;

    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        long total;

        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            total = await db.Leads.CountAsync(cancellationToken);
        }

        while (await RateChunkAsync(run, total, cancellationToken))
        {
        }

        hub.SayAll();
    }

    private async Task<bool> RateChunkAsync(JobRun run, long total, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var chunk = await db.Leads.AsNoTracking().Include(lead => lead.Account)
            .Where(lead => lead.Id > run.Position)
            .OrderBy(lead => lead.Id)
            .Take(ChunkSize)
            .ToListAsync(cancellationToken);

        if (chunk.Count > 0)
        {
            var done = run.Done + chunk.Count;
            hub.Say(await rating.RateAsync(db, chunk, now, "model", RescoreInput.Of(run.Input).Quiet, ct => run.ReportAsync(db, done, Math.Max(total, done), chunk[^1].Id, ct), cancellationToken));
        }

        return chunk.Count == ChunkSize;
    }
}

/// <param name="Quiet">Hands nothing over: the model was published quietly.</param>
/// <param name="VersionId">The version that was published, so that two publications are two jobs.</param>
public sealed record RescoreInput(bool Quiet = false, int? VersionId = null)
{
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static RescoreInput Of(string json) => JsonSerializer.Deserialize<RescoreInput>(json, JsonSerializerOptions.Web) ?? new();
}
