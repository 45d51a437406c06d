using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Background;

/// <summary>Keeps the clocks true and does what is due about them: at once when a lead changes here, within a second when a rule or another process changed it.</summary>
internal sealed class PromiseLoop(FollowClocks follow, ClimbLadder ladder, LeadHub leads, TimeProvider clock, ILogger<PromiseLoop> log) : Loop(clock, log)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim woken = new(0, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changes = leads.Listen(_ => Wake());
        await base.ExecuteAsync(stoppingToken);
    }

    protected override async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        await follow.RunAsync(Actor.Desk, cancellationToken);
        await ladder.RunAsync(Actor.Desk, cancellationToken);
        await woken.WaitAsync(Beat, cancellationToken);
        return TimeSpan.Zero;
    }

    public override void Dispose()
    {
        woken.Dispose();
        base.Dispose();
    }

    // Called on the thread of whoever saved: only says that there is something to do.
    private void Wake()
    {
        try
        {
            woken.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody said so already.
        }
    }
}
