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
        new("hot now", 14, 0.95, (4, 8), 12, 0, 0.55),
        new("hot, half a fit", 14, 0.62, (4, 8), 12, 1, 0.55),
        new("warm", 40, 0.80, (3, 6), 26, 6, 0.30),
        new("warming up", 40, 0.55, (2, 5), 30, 14, 0.22),
        new("cooling down", 36, 0.85, (5, 9), 80, 24 * 20, 0.45),
        new("good fit, silent", 24, 0.88, (0, 2), 80, 24 * 25, 0.05),
        new("curious, wrong company", 34, 0.14, (4, 10), 30, 6, 0.40),
        new("cold", 40, 0.16, (0, 2), 85, 24 * 10, 0.02),
        new("accepted", 12, 0.85, (4, 8), 24, 8, 0.40, Stage.Sal),
        new("qualified", 10, 0.88, (5, 9), 40, 12, 0.42, Stage.Sql),
        new("deal open", 14, 0.90, (6, 10), 60, 20, 0.45, Stage.Opportunity),
        new("won", 29, 0.92, (7, 11), 88, 0, 0.60, Stage.Customer, (2, 60)),
        new("won on fit", 7, 0.88, (3, 5), 88, 0, 0.34, Stage.Customer, (2, 60)),
        new("won against the odds", 6, 0.58, (5, 9), 88, 0, 0.42, Stage.Customer, (2, 60)),
        new("lost to a competitor", 20, 0.84, (3, 6), 88, 0, 0.30, Stage.Lost, (2, 60)),
        new("lost after a pilot", 10, 0.86, (7, 11), 88, 0, 0.60, Stage.Lost, (2, 60)),
        new("lost, no budget", 22, 0.58, (2, 5), 88, 0, 0.24, Stage.Lost, (2, 70)),
        new("not for us", 20, 0.28, (1, 4), 80, 0, 0.12, Stage.Disqualified, (1, 70)),
        new("sent back by sales", 11, 0.72, (4, 7), 60, 24 * 2, 0.35, Stage.Recycled, (0, 12)),
    ];
}
