namespace LeadDesk.Web.Background;

/// <summary>Does something small again and again. A failing round is logged and tried again, later each time; it never ends the app.</summary>
internal abstract partial class Loop(TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(5), LongestRetry = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first round must not hold up the start of the app.
        await Task.Yield();
        var retry = FirstRetry;

        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan pause;

            try
            {
                pause = await RoundAsync(stoppingToken);
                retry = FirstRetry;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogFailure(failure, GetType().Name, retry.TotalSeconds);
                pause = retry;
                retry = TimeSpan.FromTicks(Math.Min(retry.Ticks * 2, LongestRetry.Ticks));
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Does one round and says how long to pause after it.</summary>
    protected abstract Task<TimeSpan> RoundAsync(CancellationToken cancellationToken);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of {Loop} failed; the next one is in {Seconds} s.")]
    private partial void LogFailure(Exception failure, string loop, double seconds);
}
