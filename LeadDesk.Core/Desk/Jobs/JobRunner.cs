using LeadDesk.Core.Data;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LeadDesk.Core.Desk.Jobs;

/// <summary>Does waiting jobs, oldest first and one at a time. A job still marked as running was interrupted by a restart, and goes on.</summary>
public sealed partial class JobRunner(IDbContextFactory<LeadDb> databases, TimeProvider clock, IEnumerable<IJobWork> kinds, ILogger<JobRunner> log) : IDisposable
{
    private readonly Dictionary<string, IJobWork> work = kinds.ToDictionary(kind => kind.Kind);
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Does the next job, if there is one, and says whether there was. Stopping leaves it where the next start finds it.</summary>
    public async Task<bool> RunNextAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);

        try
        {
            if (await ClaimAsync(cancellationToken) is not { } job)
            {
                return false;
            }

            await RunAsync(job, cancellationToken);
            return true;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<Job?> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var job = await db.Jobs.AsNoTracking()
            .Where(j => j.State == JobState.Running || j.State == JobState.Waiting)
            .OrderBy(j => j.State == JobState.Running ? 0 : 1).ThenBy(j => j.CreatedAt).ThenBy(j => j.Id)
            .FirstOrDefaultAsync(cancellationToken);

        if (job is null || job.State == JobState.Running)
        {
            return job;
        }

        var now = clock.GetUtcNow();
        var claimed = await db.WriteAsync(ct => db.Jobs.Where(j => j.Id == job.Id && j.State == JobState.Waiting).ExecuteUpdateAsync(set => set
            .SetProperty(j => j.State, JobState.Running)
            .SetProperty(j => j.StartedAt, now), ct), cancellationToken);

        // Cancelled in between: look again.
        return claimed == 1 ? job : await ClaimAsync(cancellationToken);
    }

    private async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        var run = new JobRun(job, databases);

        try
        {
            if (!work.TryGetValue(job.Kind, out var kind))
            {
                throw new JobFailedException($"This desk does not know how to do a job of kind \"{job.Kind}\".");
            }

            await EndAsync(job, await FinishAsync(kind, run, cancellationToken), null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The app is stopping: the job stays marked as running and goes on after the next start.
            throw;
        }
        catch (JobFailedException failure)
        {
            await EndAsync(job, JobState.Failed, failure.Message);
        }
        catch (Exception failure)
        {
            var reference = Guid.NewGuid().ToString("N")[..8];
            LogFailure(failure, job.Id, job.Kind, reference);
            await EndAsync(job, JobState.Failed, $"Something unexpected went wrong; what was done up to then is kept. Reference {reference}.");
        }
    }

    private static async Task<JobState> FinishAsync(IJobWork kind, JobRun run, CancellationToken cancellationToken)
    {
        try
        {
            await kind.RunAsync(run, cancellationToken);
            return JobState.Finished;
        }
        catch (JobCancelledException)
        {
            await kind.CancelledAsync(run, cancellationToken);
            return JobState.Cancelled;
        }
    }

    // Not cancellable: what a job came to is worth a moment at the end of the app.
    private async Task EndAsync(Job job, JobState state, string? failure)
    {
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        var now = clock.GetUtcNow();

        // One that stopped because it was to pause stays paused.
        await db.WriteAsync(ct => db.Jobs.Where(j => j.Id == job.Id && (state != JobState.Cancelled || j.State != JobState.Paused)).ExecuteUpdateAsync(set => set
            .SetProperty(j => j.State, state)
            .SetProperty(j => j.Failure, failure)
            .SetProperty(j => j.EndedAt, now), ct), CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {JobId} ({Kind}) failed. Reference {Reference}")]
    private partial void LogFailure(Exception failure, long jobId, string kind, string reference);
}
