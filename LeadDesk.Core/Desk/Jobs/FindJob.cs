using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Jobs;

/// <summary>How a job is getting on.</summary>
public sealed class FindJob(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <summary>The job, or null when there is none or the actor may not see it.</summary>
    public async Task<JobProgress?> RunAsync(Actor actor, long jobId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Jobs.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(j => j.Id == jobId, cancellationToken) is { } job
            ? JobProgress.Of(job, clock.GetUtcNow())
            : null;
    }
}

/// <param name="PerSecond">Done per second since the start; 0 before it.</param>
public sealed record JobProgress(
    long Id, string Kind, JobState State, long Done, long? Total, double PerSecond, bool CancelRequested, string? Failure,
    string By, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt)
{
    public bool IsOver { get; init; }

    public static JobProgress Of(Job job, DateTimeOffset now)
    {
        var seconds = job.StartedAt is { } started ? ((job.EndedAt ?? now) - started).TotalSeconds : 0;
        return new(job.Id, job.Kind, job.State, job.Done, job.Total, seconds > 0 ? job.Done / seconds : 0, job.CancelRequested, job.Failure,
            job.By, job.CreatedAt, job.StartedAt, job.EndedAt)
        { IsOver = job.IsOver };
    }
}

internal static class JobSight
{
    /// <summary>Who may import sees every job, others their own.</summary>
    public static IQueryable<Job> VisibleTo(this IQueryable<Job> jobs, Actor actor) =>
        actor.Imports ? jobs : jobs.Where(job => job.ById != null && job.ById == actor.UserId);
}
