using LeadDesk.Core.Desk.Notifications;

namespace LeadDesk.Web.Background;

/// <summary>Rings the bells of open pages, soon after something was written for a person.</summary>
internal sealed class BellLoop(NewNotices notices, TimeProvider clock, ILogger<BellLoop> log) : Loop(clock, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        await notices.RunAsync(cancellationToken);
        return Pause;
    }
}
