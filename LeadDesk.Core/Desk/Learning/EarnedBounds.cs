using LeadDesk.Core.Learning;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>Where the fit grades and the engagement levels would begin by what became of leads. Each axis is judged by its own points, as each lead had them at its moment.</summary>
/// <param name="Grades">Of fit; null when its points do not part leads clearly.</param>
/// <param name="Levels">Of engagement; likewise.</param>
public sealed record EarnedBounds(Bounds? Grades, Bounds? Levels)
{
    public bool IsEmpty => Grades is null && Levels is null;

    // Points of other models say nothing about the bounds of this one.
    internal static EarnedBounds Of(Scanned scanned)
    {
        var rated = scanned.Leads.Where(lead => lead.Holds is not null).ToList();
        List<bool> won = [.. rated.Select(lead => lead.IsWon)];
        return new(Of([.. rated.Select(lead => lead.Fit)], won), Of([.. rated.Select(lead => lead.Engagement)], won));
    }

    private static Bounds? Of(List<double> points, List<bool> won) => GradeSteps.Of(points, won) is { } steps ? new(steps.First, steps.Second, steps.Third) : null;
}
