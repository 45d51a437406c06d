using LeadDesk.Core.Desk.Jobs;

namespace LeadDesk.Web.Background;

/// <summary>Does waiting jobs one after the other.</summary>
internal sealed class JobLoop(JobRunner jobs, TimeProvider clock, ILogger<JobLoop> log) : Loop(clock, log)
{
    private static readonly TimeSpan WhenIdle = TimeSpan.FromSeconds(1);

    protected override async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken) =>
        await jobs.RunNextAsync(cancellationToken) ? TimeSpan.Zero : WhenIdle;
}
