using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>What stands in a built-in text field of the leads one may see, the commonest first. Empty for other fields.</summary>
public sealed class WordChoices(IDbContextFactory<LeadDb> databases)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<string>> AskAsync(Actor actor, string fieldKey, CancellationToken cancellationToken = default)
    {
        if (FieldColumns.WordsOf(fieldKey) is not { } column)
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Leads.VisibleTo(actor).Select(column).Where(words => words != null).GroupBy(words => words!)
            .Select(group => new { group.Key, Count = group.Count() }).OrderByDescending(words => words.Count).ThenBy(words => words.Key).Take(Most)
            .Select(words => words.Key).ToListAsync(cancellationToken);
    }
}
