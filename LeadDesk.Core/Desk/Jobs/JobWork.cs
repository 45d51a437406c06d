namespace LeadDesk.Core.Desk.Jobs;

/// <summary>How one kind of job is done. It starts at <see cref="JobRun.Position"/>, which is 0 at first and what was last reported after a restart.</summary>
public interface IJobWork
{
    /// <summary>A <see cref="Work.JobKind"/> key.</summary>
    string Kind { get; }

    /// <summary>
    /// Works in chunks and reports each, best inside the transaction that writes the chunk, so that a crash repeats nothing.
    /// Returning finishes the job; a <see cref="JobFailedException"/> fails it with words for people.
    /// </summary>
    Task RunAsync(JobRun run, CancellationToken cancellationToken);

    /// <summary>Tidies up after a job that was cancelled.</summary>
    Task CancelledAsync(JobRun run, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Ends a job with a reason that a person can act on.</summary>
public sealed class JobFailedException(string reason) : Exception(reason);

/// <summary>Thrown by a report when somebody asked to cancel; the runner answers it.</summary>
public sealed class JobCancelledException() : Exception("The job was cancelled.");
