namespace LeadDesk.Core.Lifecycle;

/// <summary>Why sales sends a handed-over lead back, and where it goes.</summary>
/// <param name="To">Recycled when a later try may work, Disqualified when none will.</param>
/// <param name="ReturnsAfter">For recycled leads, when they come back by default.</param>
public sealed record RejectReason(string Key, string Name, Stage To, TimeSpan? ReturnsAfter)
{
    public static IReadOnlyList<RejectReason> All { get; } =
    [
        new("too-early", "Too early", Stage.Recycled, TimeSpan.FromDays(60)),
        new("no-budget", "No budget this year", Stage.Recycled, TimeSpan.FromDays(180)),
        new("wrong-person", "Wrong person", Stage.Recycled, TimeSpan.FromDays(30)),
        new("not-interested", "Not interested", Stage.Recycled, TimeSpan.FromDays(90)),
        new("not-our-market", "Not our market", Stage.Disqualified, null),
        new("duplicate", "Duplicate", Stage.Disqualified, null),
        new("bad-data", "Bad data", Stage.Disqualified, null),
        new("competitor", "Competitor", Stage.Disqualified, null),
    ];

    public static RejectReason? Find(string? key) => All.FirstOrDefault(reason => reason.Key == key);
}
