using LeadDesk.Core;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Queue;

/// <summary>What was just done in the panel, for the toast and its undo.</summary>
public sealed record DeedDone(string Words, long LeadId, Func<Actor, Task<Outcome>> Undo)
{
    /// <summary>The half-written note went into it, and what stands in the box again after an undo.</summary>
    public bool UsedDraft { get; init; }
    public string? DraftAfterUndo { get; init; }
}
