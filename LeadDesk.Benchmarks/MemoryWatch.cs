using System.Globalization;

namespace LeadDesk.Benchmarks;

/// <summary>
/// How much more memory the process holds at its peak than when the watch began. The database file that the system maps into
/// the process is not counted: it is given back whenever somebody needs the room.
/// </summary>
internal sealed class MemoryWatch
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    private readonly long before;
    private readonly Task watching;
    private long peak;
    private volatile bool isOver;

    public MemoryWatch()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        before = Held();
        watching = Task.Run(async () =>
        {
            while (!isOver)
            {
                peak = Math.Max(peak, Held());
                await Task.Delay(Beat, TimeProvider.System);
            }
        });
    }

    public async Task<double> StopAsync()
    {
        isOver = true;
        await watching;
        return (Math.Max(peak, Held()) - before) / 1e6;
    }

    private static long Held()
    {
        const string status = "/proc/self/status";
        var line = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(one => one.StartsWith("RssAnon:", StringComparison.Ordinal)) : null;
        return line is null ? Environment.WorkingSet : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }
}
