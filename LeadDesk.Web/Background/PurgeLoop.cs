using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Background;

/// <summary>Takes leads away for good once their thirty days in the bin are over.</summary>
internal sealed class PurgeLoop(PurgeDeleted purge, TimeProvider clock, ILogger<PurgeLoop> log) : Loop(clock, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        await purge.RunAsync(Actor.Desk, cancellationToken);
        return Pause;
    }
}
