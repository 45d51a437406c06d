using LeadDesk.Core.Exchange.Export;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Background;

/// <summary>Lets saved exports go out when their time has come.</summary>
internal sealed class ExportLoop(RunDueExports due, TimeProvider clock, ILogger<ExportLoop> log) : Loop(clock, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        await due.RunAsync(Actor.Desk, cancellationToken);
        return Pause;
    }
}
