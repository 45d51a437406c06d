using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Web.Shared;

namespace LeadDesk.Web.Leads;

/// <summary>What is coming for a score, said in the viewer's zone.</summary>
public static class ComingWords
{
    private const int MostSaid = 4;

    /// <summary>"Falls to B3 on 12 May 14:20 if nothing happens, to B4 on 3 Jun 09:12."</summary>
    public static string Of(ScoreStory story, ViewerClock viewer)
    {
        var here = story.Ledger?.Rating.Cell ?? Cell.Worst;
        var by = story.Changes is [var next, ..]
            ? $"{(next.Cell < here ? "Rises" : "Falls")} to {next.Cell} on {viewer.Exact(next.At)} if nothing happens{Then(story, viewer)}."
            : $"Stays {here} for the coming year if nothing happens.";

        return story.Pinned is { } pinned ? $"Pinned to {pinned.Cell} until {viewer.Exact(pinned.Until)}; then {pinned.Returns} is back if nothing happens. Scoring alone: {char.ToLowerInvariant(by[0])}{by[1..]}" : by;
    }

    /// <summary>"One “Demo requested” makes it A1 until 16 May 09:12.", or that nothing would.</summary>
    public static string Lift(ScoreStory story, ViewerClock viewer) => story switch
    {
        { Ledger: null } => "",
        { Ledger.Rating.Disqualifier: { } rule } => $"While “{rule}” holds, nothing that it does lifts the grade.",
        { Lift: { } lift } => $"One “{lift.Behaviour.Replace('“', '‘').Replace('”', '’')}” makes {(story.Pinned is null ? "it" : "scoring say")} {lift.Rating.Cell}{(lift.Rating.CellChangesAt is { } until ? $" until {viewer.Exact(until)}" : "")}.",
        _ when story.Ledger.Rating.Cell.Level == 1 => "Engagement is at its best level; only a better fit would lift the grade.",
        _ => "No single event would lift the grade.",
    };

    private static string Then(ScoreStory story, ViewerClock viewer) =>
        string.Concat(story.Changes.Skip(1).Take(MostSaid - 1).Select(change => $", to {change.Cell} on {viewer.Exact(change.At)}"))
        + (story.Changes.Count > MostSaid ? $", and {story.Changes.Count - MostSaid} more within the year" : "");
}
