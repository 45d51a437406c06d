using System.Data.Common;
using LeadDesk.Core.Desk.Live;

namespace LeadDesk.Web.Shared;

/// <summary>
/// Asks a page's question again after leads changed: soon, but once for a burst, and never while it is still being answered. While the database does not answer, what is
/// shown stays, and it is asked for again.
/// </summary>
public sealed class LiveQuestion : IDisposable
{
    /// <summary>How long a burst of changes is gathered where nothing speaks for longer.</summary>
    public static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);
    private readonly Lock door = new();

    private readonly IDisposable listening;
    private readonly ITimer timer;
    private readonly Func<Task> ask;
    private int waiting;
    private bool isAsking, again;

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

        lock (door)
        {
            again = isAsking;
            isAsking = true;

            if (again)
            {
                return;
            }
        }

        _ = AskAsync();
    }

    private async Task AskAsync()
    {
        try
        {
            await ask();
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or InvalidOperationException { InnerException: DbException })
        {
            Interlocked.Exchange(ref waiting, 1);
            timer.Change(AfterFailure, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            bool asksAgain;

            lock (door)
            {
                (asksAgain, isAsking, again) = (again, false, false);
            }

            if (asksAgain)
            {
                Ask();
            }
        }
    }
}
