using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Web.Queue;

/// <summary>The ways to narrow the queue, in the order of their chips.</summary>
public sealed record QueueView(string Key, string Name, string Icon, Func<QueueRow, DateTimeOffset, bool> Includes)
{
    public static IReadOnlyList<QueueView> All { get; } =
    [
        new("all", "All", "queue", (_, _) => true),
        new("late", "Breached", "breach", (row, now) => row.RespondBy <= now),
        new("new", "To accept", "half", (row, _) => row.Stage == Stage.Mql),
        new("step", "Step due", "check", (row, now) => row.NextStepAt <= now),
        new("free", "Unassigned", "people", (row, _) => row.OwnerId is null),
    ];
}
