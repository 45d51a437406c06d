using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Learning;

/// <summary>A first touch that somebody owed.</summary>
/// <param name="From">When it was owed from on.</param>
/// <param name="Until">When it was made, or owed no longer; null while it is owed.</param>
/// <param name="IsTouched">It ended by being made.</param>
public sealed record OwedTouch(int OwnerId, Cell Cell, DateTimeOffset From, DateTimeOffset? Until, bool IsTouched)
{
    /// <summary>Of fit grade A or B; C and D are low.</summary>
    public bool IsHigh => Cell.Fit <= 'B';
}

/// <summary>How often somebody touched a lead of grade C or D first while an own lead of grade A or B waited for its first touch.</summary>
/// <param name="Touches">First touches in all.</param>
/// <param name="Low">Those of leads of grade C or D.</param>
/// <param name="PassedOver">Those of them at which a lead of grade A or B waited, which had been owed since before and was touched later or not at all.</param>
public sealed record CallOrder(int OwnerId, int Touches, int Low, int PassedOver)
{
    /// <summary>Who touched fewer is not judged.</summary>
    public const int FewestTouches = 20;

    /// <summary>More than this share is too often.</summary>
    private const double Often = 0.25;

    private const int FewestLow = 5;

    /// <summary>0–1; 0 without low ones.</summary>
    public double Share => Low == 0 ? 0 : (double)PassedOver / Low;
    public ShareInterval Interval => Wilson.At95(PassedOver, Low);

    /// <summary>Beyond chance: the whole interval lies above one in four.</summary>
    public bool CallsLowFirst => Low >= FewestLow && Interval.Low > Often;

    /// <summary>One for each owner with enough first touches, the worst first.</summary>
    public static IReadOnlyList<CallOrder> Of(IEnumerable<OwedTouch> owed) =>
    [
        .. owed.GroupBy(one => one.OwnerId).Where(own => own.Count(one => one.IsTouched) >= FewestTouches).Select(own => Of(own.Key, [.. own]))
            .OrderByDescending(order => order.Share).ThenBy(order => order.OwnerId),
    ];

    // Of the high ones owed since before a touch it is enough to know until when the last of them was: in the order of their beginnings that only grows.
    private static CallOrder Of(int ownerId, List<OwedTouch> own)
    {
        var high = own.Where(one => one.IsHigh).OrderBy(one => one.From).ToList();
        var low = own.Where(one => !one.IsHigh && one.IsTouched && one.Until is not null).OrderBy(one => one.Until).ToList();
        var (next, last, passed) = (0, DateTimeOffset.MinValue, 0);

        foreach (var touch in low)
        {
            for (; next < high.Count && high[next].From < touch.Until; next++)
            {
                last = high[next].Until is { } until ? (until > last ? until : last) : DateTimeOffset.MaxValue;
            }

            passed += last > touch.Until ? 1 : 0;
        }

        return new(ownerId, own.Count(one => one.IsTouched), low.Count, passed);
    }
}
