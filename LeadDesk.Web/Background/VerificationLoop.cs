using LeadDesk.Core.Desk.Verification;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Background;

/// <summary>Reads the file of throw-away mail domains when it changes, and has leads verified that were not yet, or by another list.</summary>
internal sealed class VerificationLoop(FollowVerification follow, TimeProvider clock, ILogger<VerificationLoop> log) : Loop(clock, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        await follow.RunAsync(Actor.Desk, cancellationToken);
        return Pause;
    }
}
