using LeadDesk.Core.Desk.Duplicates;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Background;

/// <summary>Looks for duplicates of leads that are new or were changed.</summary>
internal sealed class DuplicateLoop(FollowDuplicates follow, TimeProvider clock, ILogger<DuplicateLoop> log) : Loop(clock, log)
{
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(1), Idle = TimeSpan.FromSeconds(5);

    protected override async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken) => await follow.RunAsync(Actor.Desk, cancellationToken) ? Busy : Idle;
}
