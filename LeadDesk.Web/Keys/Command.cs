using LeadDesk.Core.Desk.Keys;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Web.Layout;

namespace LeadDesk.Web.Keys;

/// <summary>An entry of the command list: something to do here, a page, or a lead.</summary>
/// <param name="Action">The control to press; null when it leads to a page.</param>
internal sealed record Command(string Group, string Icon, string Words, string? Action, string? Href)
{
    private static readonly Command[] OwnPages =
    [
        new("Pages", "user", "Your account", null, "account"),
        new("Pages", "key", "Your keys", null, "account/keys"),
        new("Pages", "plus", "New lead", null, "leads/new"),
        new("Pages", "trash", "Deleted leads", null, "leads/deleted"),
    ];

    /// <summary>What can be done on the page and where this person can go, as far as it has the words in it.</summary>
    public static IEnumerable<Command> Matching(string words, Actor actor, IReadOnlyCollection<string> doable)
    {
        var parts = Folding.Fold(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return DeskKey.All.Where(key => key.Name != "commands" && doable.Contains(key.Name)).Select(key => new Command("Here", "arrow", key.Words, key.Name, null))
            .Concat(NavigationEntry.All.Where(entry => entry.IsFor(actor.Role)).Select(entry => new Command("Pages", entry.Icon, entry.Name, null, entry.Href)))
            .Concat(OwnPages)
            .Where(command => parts.All(part => Folding.Fold(command.Words).Contains(part, StringComparison.Ordinal)));
    }
}
