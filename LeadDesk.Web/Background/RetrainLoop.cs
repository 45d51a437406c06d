using LeadDesk.Core.Desk.Learning;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Background;

/// <summary>Learns anew from outcomes once a week.</summary>
internal sealed class RetrainLoop(RetrainWhenDue due, TimeProvider clock, ILogger<RetrainLoop> log) : Loop(clock, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        await due.RunAsync(Actor.Desk, cancellationToken);
        return Pause;
    }
}
