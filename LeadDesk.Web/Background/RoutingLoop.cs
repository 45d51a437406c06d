using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Routing;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Background;

/// <summary>Gives leads that wait for an owner: soon after leads changed, and each minute for those that wait until somebody is free.</summary>
internal sealed class RoutingLoop : Loop
{
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1), Settle = TimeSpan.FromSeconds(1);

    private readonly RouteWaiting waiting;
    private readonly TimeProvider clock;
    private readonly IDisposable listening;
    private volatile TaskCompletionSource changed = New();

    public RoutingLoop(RouteWaiting waiting, LeadHub hub, TimeProvider clock, ILogger<RoutingLoop> log) : base(clock, log)
    {
        (this.waiting, this.clock) = (waiting, clock);
        listening = hub.Listen(_ => changed.TrySetResult());
    }

    public override void Dispose()
    {
        listening.Dispose();
        base.Dispose();
    }

    protected override async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        changed = New();
        await waiting.RunAsync(Actor.Desk, cancellationToken);
        await changed.Task.WaitAsync(Beat, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return Settle;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
