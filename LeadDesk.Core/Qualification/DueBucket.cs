namespace LeadDesk.Core.Qualification;

/// <summary>A time that is only roughly known.</summary>
/// <param name="Days">At the latest so many days after it was said; null when it may be any time.</param>
public sealed record DueBucket(string Key, string Name, int? Days)
{
    public static IReadOnlyList<DueBucket> All { get; } =
    [
        new("month", "Within a month", 30),
        new("quarter", "Within three months", 91),
        new("half-year", "Within half a year", 182),
        new("year", "Within a year", 365),
        new("later", "Later than a year", null),
    ];

    public static DueBucket? Find(string? key) => All.FirstOrDefault(bucket => bucket.Key == key);
}
