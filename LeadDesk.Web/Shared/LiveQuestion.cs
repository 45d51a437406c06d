using LeadDesk.Core.Desk.Live;

namespace LeadDesk.Web.Shared;

/// <summary>Asks a page's question again after leads changed: soon, but once for a burst, and never while it is still being answered.</summary>
public sealed class LiveQuestion : IDisposable
{
    private const int Idle = 0, Asking = 1, AskingAndAgain = 2;

    private readonly IDisposable listening;
    private readonly ITimer timer;
    private readonly Func<Task> ask;
    private int waiting, state;

    private LiveQuestion(TimeProvider clock, Func<Task> ask, Func<LiveQuestion, IDisposable> listen)
    {
        this.ask = ask;
        timer = clock.CreateTimer(_ => Ask(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        listening = listen(this);
    }

    /// <param name="settle">How long a burst is gathered.</param>
    /// <param name="concerns">Which changes matter; all when null.</param>
    public static LiveQuestion Of<T>(Listeners<T> news, TimeProvider clock, TimeSpan settle, Func<Task> ask, Func<T, bool>? concerns = null) => new(clock, ask, question => news.Listen(changed =>
    {
        if ((concerns is null || concerns(changed)) && Interlocked.Exchange(ref question.waiting, 1) == 0)
        {
            question.timer.Change(settle, Timeout.InfiniteTimeSpan);
        }
    }));

    public void Dispose()
    {
        listening.Dispose();
        timer.Dispose();
    }

    private void Ask()
    {
        Interlocked.Exchange(ref waiting, 0);

        if (Interlocked.CompareExchange(ref state, Asking, Idle) == Idle)
        {
            _ = AskAsync();
        }
        else
        {
            Interlocked.CompareExchange(ref state, AskingAndAgain, Asking);
        }
    }

    private async Task AskAsync()
    {
        try
        {
            await ask();
        }
        finally
        {
            var again = Interlocked.Exchange(ref state, Idle) == AskingAndAgain;

            if (again)
            {
                Ask();
            }
        }
    }
}
