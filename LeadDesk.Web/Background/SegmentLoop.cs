using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Background;

/// <summary>Counts each segment every hour, so that its days can be shown.</summary>
internal sealed class SegmentLoop(CountDay count, TimeProvider clock, ILogger<SegmentLoop> log) : Loop(clock, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        await count.RunAsync(Actor.Desk, cancellationToken);
        return Pause;
    }
}
