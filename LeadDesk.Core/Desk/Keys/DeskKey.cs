using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Desk.Keys;

/// <summary>
/// Something that a key does, wherever a control of that name is on the page. Help, command list, settings and the script in the browser are made
/// from this one table.
/// </summary>
/// <param name="Name">The control's name in the pages.</param>
/// <param name="Usual">The key until a person chooses another one: a small letter, digit or sign, or "Ctrl+k", "Enter".</param>
/// <param name="Fixed">Cannot be changed, as people expect it everywhere.</param>
public sealed record DeskKey(string Name, string Words, string Usual, string Group, bool Fixed = false)
{
    public static IReadOnlyList<DeskKey> All { get; } =
    [
        new("next", "Next lead", "j", "Move"),
        new("previous", "Previous lead", "k", "Move"),
        new("open", "Open the lead's page", "Enter", "Move", Fixed: true),
        new("skip", "Skip: it comes again after the others", "x", "Move"),
        new("accept", "Accept", "a", "The lead"),
        new("reject", "Reject with a reason", "r", "The lead"),
        new("call", "Call", "c", "The lead"),
        new("mail", "Write an e-mail", "e", "The lead"),
        new("note", "Write a note", "n", "The lead"),
        new("snooze", "Snooze", "s", "The lead"),
        new("step", "Plan the next step", "t", "The lead"),
        new("hold", "Put on hold, as the lead asked", "h", "The lead"),
        new("hand-on", "Hand on to a colleague", "g", "The lead"),
        .. CallOutcome.All.Select((outcome, place) => new DeskKey($"log-{outcome.Key}", $"Log: {outcome.Name.ToLowerInvariant()}", $"{place + 1}", "Log a call")),
        new("undo", "Undo, for ten seconds", "z", "Everywhere"),
        new("search", "Search", "/", "Everywhere"),
        new("help", "Show the keys", "?", "Everywhere"),
        new("commands", "Commands, pages and leads", "Ctrl+k", "Everywhere", Fixed: true),
    ];

    public static DeskKey? Find(string? name) => All.FirstOrDefault(key => key.Name == name);

    /// <summary>Whether people can choose this: one letter, digit or sign of a Latin keyboard.</summary>
    public static bool CanBe(string key) => key.Length == 1 && key[0] is > ' ' and < '\x7f' and not (>= 'A' and <= 'Z');

    /// <summary>As it stands on keyboards: "A", "Ctrl K", "↵".</summary>
    public static string Cap(string key) => key == "Enter" ? "↵" : key.Replace("Ctrl+", "Ctrl ", StringComparison.Ordinal) is var cap && cap.Length > 1 ? cap[..^1] + char.ToUpperInvariant(cap[^1]) : key.ToUpperInvariant();
}
