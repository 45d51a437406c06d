using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Duplicates;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Leads that may be the one being typed in, among those the actor may see; a hint, which keeps nobody from saving.</summary>
public sealed class KnownLeads(IDbContextFactory<LeadDb> databases)
{
    private const int Most = 3;

    /// <param name="texts">Field key and what was typed so far.</param>
    public async Task<IReadOnlyList<KnownLead>> AskAsync(Actor actor, IReadOnlyDictionary<string, string?> texts, CancellationToken cancellationToken = default)
    {
        var facts = MatchFacts.Of(Typed("firstName"), Typed("lastName"), Typed("email"), Typed("phone"), Typed("company"), Typed("externalId"), Typed("country"));
        var keys = MatchKeys.Of(facts);

        if (keys.IsNothing && facts.ExternalId is null)
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return
        [
            .. (from row in await Candidates.FindAsync(db.Leads.VisibleTo(actor), keys, Typed("externalId"), 0, cancellationToken)
               let likeness = Likeness.Of(facts, row.Facts())
               where likeness.Confidence >= Likeness.Shown
               orderby likeness.Confidence descending, row.Id
               select new KnownLead(row.Id, LeadName.Of(row.FirstName, row.LastName, row.Email, row.ExternalId, row.Id), row.Company, likeness)).Take(Most),
        ];

        string? Typed(string key) => texts.GetValueOrDefault(key) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
    }
}

public sealed record KnownLead(long Id, string Name, string? Company, Likeness Likeness);
