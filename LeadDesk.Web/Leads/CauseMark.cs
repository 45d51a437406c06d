using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Web.Shared;

namespace LeadDesk.Web.Leads;

/// <summary>How a cause of a stored score is called and drawn: a shape of its own, so that colour says nothing alone.</summary>
/// <param name="Path">Around 0 0, some eight pixels wide.</param>
public sealed record CauseMark(string Cause, string Name, string Path)
{
    private static readonly CauseMark[] All =
    [
        new("event", "event", "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z"),
        new("edit", "edit", "M-3-3h6v6h-6z"),
        new("decay", "decay", "M-3.500-2.500h7L0 3.500z"),
        new("model", "model", "M0-4 4 0 0 4-4 0z"),
        new("override", "override", "M-2-4h4v3l1.500 2h-3v3h-1v-3h-3l1.500-2z"),
        new("import", "import", "M-1-3.500h2v2.500h2.500v2h-2.500v2.500h-2v-2.500h-2.500v-2h2.500z"),
        new("merge", "merge", "M-3.500-3.500h2.500L0-1.500 1-3.500h2.500L1 0.500v3h-2v-3z"),
        new("new", "new", "M0-4 1.200-1.200 4 0 1.200 1.200 0 4-1.200 1.200-4 0-1.200-1.200z"),
    ];

    public static CauseMark Of(string cause) => Array.Find(All, mark => mark.Cause == cause) ?? All[0] with { Name = cause };

    /// <summary>"event", or "model v3".</summary>
    public static string NameOf(ScoreMoment moment) => Of(moment.Cause).Name + (moment is { Cause: "model", ModelVersion: { } version } ? $" v{version}" : "");

    /// <summary>"21 Nov 14:05, event: Viewed /pricing, B3 → B2".</summary>
    public static string Sentence(ScoreMoment moment, ViewerClock viewer) =>
        $"{viewer.Exact(moment.At)}, {NameOf(moment)}: {moment.What}, {(moment.ChangedCell ? $"{moment.Before} → {moment.Cell}" : $"{(moment.Before is null ? "" : "stays ")}{moment.Cell}")}";
}
