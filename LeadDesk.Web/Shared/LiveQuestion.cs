using LeadDesk.Core.Desk.Live;

namespace LeadDesk.Web.Shared;

/// <summary>Asks a page's question again after leads changed: soon, but once for a burst.</summary>
public sealed class LiveQuestion : IDisposable
{
    private readonly IDisposable listening;
    private readonly ITimer timer;
    private int waiting;

    /// <param name="settle">How long a burst is gathered.</param>
    /// <param name="concerns">Which changes matter; all when null.</param>
    public LiveQuestion(LeadHub hub, TimeProvider clock, TimeSpan settle, Func<Task> ask, Func<LeadsChanged, bool>? concerns = null)
    {
        timer = clock.CreateTimer(_ => Ask(ask), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        listening = hub.Listen(changed =>
        {
            if ((concerns is null || concerns(changed)) && Interlocked.Exchange(ref waiting, 1) == 0)
            {
                timer.Change(settle, Timeout.InfiniteTimeSpan);
            }
        });
    }

    public void Dispose()
    {
        listening.Dispose();
        timer.Dispose();
    }

    private void Ask(Func<Task> ask)
    {
        Interlocked.Exchange(ref waiting, 0);
        _ = ask();
    }
}
