namespace LeadDesk.Web.Keys;

/// <summary>Keys that work within a list, from the row or card that has the focus; nobody can change them.</summary>
/// <param name="Each">What the page says it has, such as "each-row".</param>
internal sealed record KeyList(string Each, string Name, params IReadOnlyList<(string Words, string Cap)> Keys)
{
    public static IReadOnlyList<KeyList> All { get; } =
    [
        new("each-row", "On the checklist", ("Next or previous question", "↓ ↑"), ("Status: unknown to proven", "0–3"), ("Write the answer", "Enter"), ("Save the answer", "Ctrl ↵"), ("Close without saving", "Esc"), ("Call with guide", "C"), ("Log the call as reached", "L")),
        new("each-card", "On the board", ("Between the cards", "↓ ↑ ← →"), ("Move a stage on or back", "⇧ → ←"), ("Choose where to move it", "M"), ("Open the lead", "Enter")),
    ];
}
