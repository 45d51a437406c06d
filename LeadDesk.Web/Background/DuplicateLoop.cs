using LeadDesk.Core.Desk.Duplicates;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Background;

/// <summary>Looks for duplicates of leads that are new or were changed; first, when the desk has learnt another way to look, of all.</summary>
internal sealed class DuplicateLoop(RenewKeys renew, FollowDuplicates follow, TimeProvider clock, ILogger<DuplicateLoop> log) : Loop(clock, log)
{
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(1), Idle = TimeSpan.FromSeconds(5);

    private bool isRenewed;

    protected override async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        if (!isRenewed)
        {
            await renew.RunAsync(Actor.Desk, cancellationToken);
            isRenewed = true;
        }

        return await follow.RunAsync(Actor.Desk, cancellationToken) ? Busy : Idle;
    }
}
