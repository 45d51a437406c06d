using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Desk.Demo;

/// <summary>What a made-up lead has been through; the table is the plot of the demo desk.</summary>
/// <param name="Leads">How many leads live this story.</param>
/// <param name="FitLuck">How likely each part of the profile is a good one, 0–1.</param>
/// <param name="Signals">How many events, from and to.</param>
/// <param name="OldestDays">How long ago the first event was at most; the newest is at least <paramref name="NewestHours"/> ago.</param>
/// <param name="Strong">How likely an event is one that shows the wish to buy, 0–1.</param>
/// <param name="Ends">The stage reached in the end; null leaves it to the score.</param>
/// <param name="ClosedDaysAgo">When it ended, in days, for stages that are an end.</param>
internal sealed record DemoStory(
    string Name, int Leads, double FitLuck, (int From, int To) Signals, int OldestDays, int NewestHours, double Strong, Stage? Ends = null, (int From, int To) ClosedDaysAgo = default)
{
    public static IReadOnlyList<DemoStory> All { get; } =
    [
        new("hot now", 26, 0.93, (7, 14), 20, 0, 0.62),
        new("hot, half a fit", 16, 0.55, (7, 13), 20, 1, 0.60),
        new("warm", 46, 0.80, (4, 8), 30, 10, 0.38),
        new("warming up", 44, 0.62, (3, 6), 30, 20, 0.28),
        new("cooling down", 34, 0.85, (5, 9), 80, 24 * 22, 0.45),
        new("good fit, silent", 34, 0.88, (0, 2), 80, 24 * 30, 0.05),
        new("curious, wrong company", 30, 0.18, (3, 8), 40, 12, 0.15),
        new("cold", 48, 0.30, (0, 2), 85, 24 * 10, 0.02),
        new("accepted", 14, 0.85, (6, 11), 30, 8, 0.50, Stage.Sal),
        new("qualified", 12, 0.88, (7, 12), 45, 12, 0.50, Stage.Sql),
        new("deal open", 14, 0.90, (8, 13), 60, 20, 0.52, Stage.Opportunity),
        new("won", 26, 0.92, (8, 14), 88, 0, 0.62, Stage.Customer, (2, 60)),
        new("won against the odds", 7, 0.50, (5, 9), 88, 0, 0.35, Stage.Customer, (2, 60)),
        new("lost to a competitor", 13, 0.70, (5, 9), 88, 0, 0.40, Stage.Lost, (2, 60)),
        new("lost, no budget", 16, 0.45, (3, 7), 88, 0, 0.25, Stage.Lost, (2, 70)),
        new("not for us", 16, 0.15, (1, 4), 80, 0, 0.10, Stage.Disqualified, (1, 70)),
        new("back to nurture", 10, 0.70, (3, 6), 80, 24 * 12, 0.25, Stage.Recycled, (3, 30)),
    ];
}
