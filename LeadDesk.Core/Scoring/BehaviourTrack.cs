namespace LeadDesk.Core.Scoring;

/// <summary>
/// One behaviour's events of one lead, and what they are worth at a minute. Between two events the worth never rises, whatever the
/// decay, window, frequency and cap, on which <see cref="NextChange"/> rests.
/// </summary>
internal sealed class BehaviourTrack
{
    private long[] minutes = new long[8];
    private double[] halves = new double[9];
    private long[] sums = new long[9];
    private int count;
    private int past;
    private bool sorted;

    public int Count => count;

    public void Clear() => (count, past, sorted) = (0, 0, true);

    public void Add(long minute)
    {
        if (count == minutes.Length)
        {
            Array.Resize(ref minutes, count * 2);
        }

        sorted &= count == 0 || minutes[count - 1] <= minute;
        minutes[count++] = minute;
    }

    /// <summary>Takes the events up to this minute as having happened. Always the same arithmetic, whenever it is asked.</summary>
    public void Begin(CompiledBehaviour rule, long now)
    {
        if (!sorted)
        {
            Array.Sort(minutes, 0, count);
            sorted = true;
        }

        past = CountUpTo(now);

        if (halves.Length <= past)
        {
            halves = new double[minutes.Length + 1];
            sums = new long[minutes.Length + 1];
        }

        // Running totals from the newest event back, because it is the oldest ones that drop out as time goes by.
        var newest = past > 0 ? minutes[past - 1] : 0;

        for (var n = 1; n <= past; n++)
        {
            var minute = minutes[past - n];
            sums[n] = sums[n - 1] + minute;
            halves[n] = rule.Decay == DecayKind.HalfLife ? halves[n - 1] + Math.Exp((minute - newest) * rule.Fading) : 0;
        }
    }

    /// <summary>How many events count at this minute.</summary>
    public int Counting(CompiledBehaviour rule, long now)
    {
        if (past == 0 || (rule.Times > 0 && (past < rule.Times || now - minutes[past - rule.Times] >= rule.Within)))
        {
            return 0;
        }

        if (rule.FirstOnly)
        {
            return now - minutes[0] < rule.Lifetime ? 1 : 0;
        }

        var counting = rule.Lifetime == Minute.Never ? past : past - CountUpTo(now - rule.Lifetime);
        return rule.LatestOnly ? Math.Min(counting, 1) : counting;
    }

    /// <summary>The points, without sign and before the cap.</summary>
    public double Worth(CompiledBehaviour rule, long now)
    {
        var n = Counting(rule, now);

        if (rule.FirstOnly)
        {
            return n * rule.Magnitude * Left(rule, now - minutes[0]);
        }

        return n == 0 ? 0 : rule.Magnitude * rule.Decay switch
        {
            DecayKind.Linear => n - (((n * now) - sums[n]) / rule.Length),
            DecayKind.HalfLife => halves[n] * Math.Exp((minutes[past - 1] - now) * rule.Fading),
            _ => n,
        };
    }

    /// <summary>A minute from which on the worth stays as it is if nothing happens.</summary>
    public long RestsFrom(CompiledBehaviour rule, long now)
    {
        if (past == 0)
        {
            return now;
        }

        var newest = minutes[past - 1];
        var faded = rule.Decay == DecayKind.HalfLife
            ? newest + (long)Math.Min(Minute.Never / 4d, rule.Length * Math.Max(1, Math.Log2((rule.Magnitude * halves[past]) + 1) + NextChange.Faded)) : Minute.Never;
        var rare = rule.Times > 0 && past >= rule.Times ? minutes[past - rule.Times] + rule.Within : Minute.Never;
        var rests = Math.Min(Math.Min(faded, rare), newest + rule.Lifetime);
        return rests >= Minute.Never ? now : rests;
    }

    /// <summary>The first event after this minute, or <see cref="Minute.Never"/>.</summary>
    public long NextAfter(long now)
    {
        var at = CountUpTo(now);
        return at < count ? minutes[at] : Minute.Never;
    }

    /// <summary>The n-th newest event that counts, 0 for the newest.</summary>
    public long Newest(CompiledBehaviour rule, int n) => rule.FirstOnly ? minutes[0] : minutes[past - 1 - n];

    /// <summary>What decay leaves of one event of this age in minutes, 0–1.</summary>
    private static double Left(CompiledBehaviour rule, long age) => rule.Decay switch
    {
        DecayKind.Linear => Math.Max(0, 1 - (age / rule.Length)),
        DecayKind.HalfLife => Math.Exp(-age * rule.Fading),
        _ => 1,
    };

    private int CountUpTo(long minute)
    {
        var (low, high) = (0, count);

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = minutes[middle] <= minute ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
