using System.Text.Json;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Verification;

/// <summary>Keeps leads verified: reads the file of throw-away domains, and lines up a job when its list is another one or some leads were never looked at.</summary>
public sealed class FollowVerification(IDbContextFactory<LeadDb> databases, DisposableShelf shelf, ReadDisposable read, StartJob start)
{
    /// <returns>The job that was lined up; null when none is needed.</returns>
    public async Task<long?> RunAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Administers)
        {
            return null;
        }

        await read.RunAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var last = await db.Jobs.AsNoTracking().Where(job => job.Kind == JobKind.Verify).OrderByDescending(job => job.Id).Select(job => new { job.State, job.Input }).FirstOrDefaultAsync(cancellationToken);

        if (last is { State: JobState.Waiting or JobState.Running })
        {
            return null;
        }

        var input = VerifyInput.Of(shelf.Now.Name);
        var isOtherList = read.Problem is null && input != (last?.Input ?? VerifyInput.Of(""));
        var isNew = last?.State != JobState.Failed && await db.Leads.AnyAsync(lead => lead.Suspicion == null, cancellationToken);
        return isOtherList || isNew ? (await start.RunAsync(actor, JobKind.Verify, input, cancellationToken)).JobId : null;
    }
}

internal static class VerifyInput
{
    public static string Of(string list) => JsonSerializer.Serialize(new { list });
}
