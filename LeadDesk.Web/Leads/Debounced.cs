namespace LeadDesk.Web.Leads;

/// <summary>Does something once, a while after it was asked for; more asking in that while changes nothing.</summary>
internal sealed class Debounced : IDisposable
{
    private readonly ITimer timer;
    private readonly TimeSpan wait;
    private int waiting;

    public Debounced(TimeSpan wait, TimeProvider clock, Func<Task> work)
    {
        this.wait = wait;
        timer = clock.CreateTimer(
            _ =>
            {
                Interlocked.Exchange(ref waiting, 0);
                _ = work();
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
    }

    public void Start()
    {
        if (Interlocked.Exchange(ref waiting, 1) == 0)
        {
            timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => timer.Dispose();
}
