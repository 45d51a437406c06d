using LeadDesk.Core.Leads;
using LeadDesk.Core.Sla;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>What the manager looks at.</summary>
/// <param name="Days">The period that ends now.</param>
/// <param name="State">"breached", "risk"; null for both.</param>
/// <param name="OwnerId">0 for leads without owner, <see cref="HandedOn"/> for what was handed on in time; null for everybody's.</param>
public sealed record FollowUpView(int Days = 7, string? State = null, int? OwnerId = null, Cell? Cell = null, ClockKind? Kind = null, string Order = "urgency")
{
    /// <summary>In place of an owner: promises whose owner handed the lead on while there was time.</summary>
    public const int HandedOn = -1;

    public static IReadOnlyList<int> Periods { get; } = [7, 28, 90];
}

/// <param name="Late">Breached and at risk now, worst first, at most <see cref="FollowUpBoard.MostRows"/>.</param>
/// <param name="LateCount">How many there are within the view.</param>
public sealed record FollowUpSheet(
    DateTimeOffset Now, int Breached, int AtRisk, DateTimeOffset? NextBreach, IReadOnlyList<LateLead> Late, int LateCount, IReadOnlyList<RepLine> Reps, InTime Period, InTime Before,
    ResponseTime Response, ResponseTime ResponseBefore);

public sealed record LateLead(
    long ClockId, long LeadId, string Name, string? Company, Cell Cell, ClockKind Kind, DateTimeOffset StartedAt, DateTimeOffset DueAt, bool IsBreached, int? OwnerId, string? Owner, int? LeadOwnerId,
    string? BreachReason, DateTimeOffset? AskedAt)
{
    /// <summary>Its owner put it off until then; null while it stands in the queue.</summary>
    public DateTimeOffset? RestsUntil { get; init; }

    /// <summary>That one handed it on while there was time, so it is nobody's fault.</summary>
    public bool IsPassedOn { get; init; }

    /// <summary>Who has the lead now, when that is another one than whose promise this is.</summary>
    public string? NowWith { get; init; }
}

/// <param name="OwnerId">Null for leads that nobody has, <see cref="FollowUpView.HandedOn"/> for what was handed on in time.</param>
/// <param name="Cap">Most open leads, as routing knows it.</param>
/// <param name="Weekly">Hand-overs a week that the person can follow up.</param>
public sealed record RepLine(int? OwnerId, string Name, int Open, int? Cap, int? Weekly, bool IsReceiving, IReadOnlyDictionary<Cell, CellLate> Cells, InTime InTime)
{
    public int Breached => Cells.Values.Sum(cell => cell.Breached);
    public int AtRisk => Cells.Values.Sum(cell => cell.AtRisk);
}

public sealed record CellLate(int Breached, int AtRisk);

/// <summary>Of the promises that were kept or came due in a period, how many were kept in time.</summary>
public sealed record InTime(int Kept, int All)
{
    /// <summary>0–1; null when nothing was promised.</summary>
    public double? Share => All == 0 ? null : (double)Kept / All;
}

/// <summary>Working minutes from start to first touch.</summary>
public sealed record ResponseTime(int Count, double? Median, double? NinetiethPercentile)
{
    /// <param name="minutes">In any order. A percentile is the smallest value that so large a share is not above.</param>
    public static ResponseTime Of(IReadOnlyCollection<double> minutes)
    {
        var sorted = minutes.Order().ToList();
        return new(sorted.Count, At(0.5), At(0.9));

        double? At(double share) => sorted.Count == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
    }
}
