using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>The people of the desk by name, user name and e-mail, as files name them.</summary>
public sealed class OwnerBook
{
    private readonly Dictionary<string, int> ids = [];

    public OwnerBook(IEnumerable<AppUser> people)
    {
        foreach (var person in people)
        {
            foreach (var name in new[] { person.DisplayName, person.UserName, person.Email }.Where(name => !string.IsNullOrWhiteSpace(name)))
            {
                ids.TryAdd(Folding.Fold(name), person.Id);
            }
        }
    }

    public int? Find(string name) => ids.TryGetValue(Folding.Fold(name), out var id) ? id : null;
}
