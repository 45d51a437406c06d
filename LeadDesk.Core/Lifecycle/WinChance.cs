namespace LeadDesk.Core.Lifecycle;

/// <summary>How likely a deal is won from a stage when it should close in so many days; the desk's own table.</summary>
public sealed class WinChance
{
    public required Stage Stage { get; init; }
    public required ClosesIn ClosesIn { get; init; }

    /// <summary>0–100.</summary>
    public required int Percent { get; set; }

    /// <summary>What a new desk begins with: a stage's chance, and how much of it is left for a later or unknown date.</summary>
    public static IReadOnlyList<WinChance> Defaults { get; } =
    [
        .. from stage in ((Stage, int)[])[(Stage.Lead, 2), (Stage.Engaged, 4), (Stage.Mql, 8), (Stage.Sal, 15), (Stage.Sql, 35), (Stage.Opportunity, 60)]
           from time in ((ClosesIn, double)[])[(ClosesIn.Overdue, 0.5), (ClosesIn.Month, 1.25), (ClosesIn.Quarter, 1), (ClosesIn.HalfYear, 0.8), (ClosesIn.Year, 0.5), (ClosesIn.Later, 0.25), (ClosesIn.Unknown, 0.6)]
           select new WinChance { Stage = stage.Item1, ClosesIn = time.Item1, Percent = (int)Math.Round(stage.Item2 * time.Item2) },
    ];

    /// <summary>The column of the table for a close date.</summary>
    public static ClosesIn ColumnOf(DateOnly? closes, DateOnly today) => (closes?.DayNumber - today.DayNumber) switch
    {
        null => ClosesIn.Unknown,
        < 0 => ClosesIn.Overdue,
        <= 31 => ClosesIn.Month,
        <= 92 => ClosesIn.Quarter,
        <= 183 => ClosesIn.HalfYear,
        <= 366 => ClosesIn.Year,
        _ => ClosesIn.Later,
    };
}

/// <summary>How far away a close date is: past, within 31, 92, 183 or 366 days, later, or not known.</summary>
public enum ClosesIn
{
    Overdue,
    Month,
    Quarter,
    HalfYear,
    Year,
    Later,
    Unknown,
}
