using LeadDesk.Core.Data;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Jobs;

/// <summary>A job while it is being done.</summary>
public sealed class JobRun(Job job, IDbContextFactory<LeadDb> databases)
{
    public long JobId { get; } = job.Id;

    /// <summary>What the kind needs to know, as JSON.</summary>
    public string Input { get; } = job.Input;
    public int? ById { get; } = job.ById;
    public string By { get; } = job.By;

    /// <summary>Where to go on; only moved by reports.</summary>
    public long Position { get; private set; } = job.Position;
    public long Done { get; private set; } = job.Done;
    public long? Total { get; private set; } = job.Total;

    /// <summary>Reports on a connection of its own. Throws <see cref="JobCancelledException"/> when somebody asked to cancel or pause.</summary>
    public async Task ReportAsync(long done, long? total, long position, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await ReportAsync(db, done, total, position, cancellationToken);
    }

    /// <summary>
    /// Reports through this context; called inside its WriteAsync, the report and the chunk are saved or lost together: when
    /// cancelling was asked for, the throw rolls the chunk back too.
    /// </summary>
    public async Task ReportAsync(LeadDb db, long done, long? total, long position, CancellationToken cancellationToken)
    {
        var reported = await db.WriteAsync(ct => db.Jobs.Where(j => j.Id == JobId && !j.CancelRequested && j.State != JobState.Paused).ExecuteUpdateAsync(set => set
            .SetProperty(j => j.Done, done)
            .SetProperty(j => j.Total, total)
            .SetProperty(j => j.Position, position), ct), cancellationToken);

        if (reported == 0)
        {
            throw new JobCancelledException();
        }

        (Done, Total, Position) = (done, total, position);
    }
}
