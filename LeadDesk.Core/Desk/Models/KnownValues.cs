using System.Linq.Expressions;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>What stands in a text field of the leads, to choose from while a condition is written: what begins with the letters first, then the commonest.</summary>
public sealed class KnownValues(IDbContextFactory<LeadDb> databases)
{
    /// <summary>More help nobody to choose. The commonest values are looked through, and for a custom field the newest leads.</summary>
    private const int Most = 20, MostValues = 5_000, MostLeads = 20_000;

    /// <param name="attribute">A <see cref="LeadField"/> key; nothing is known of one that holds no words.</param>
    public async Task<IReadOnlyList<NamedCount>> AskAsync(Actor actor, string attribute, string typed, CancellationToken cancellationToken = default)
    {
        if (!actor.SeesModels)
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var leads = db.Leads.VisibleTo(actor);
        var known = ColumnOf(attribute) is { } column ? await OfColumnAsync(leads.Select(column), cancellationToken)
            : attribute.StartsWith(LeadFields.CustomPrefix, StringComparison.Ordinal) ? await OfCustomAsync(leads, attribute[LeadFields.CustomPrefix.Length..], cancellationToken)
            : [];
        var letters = Folding.Fold(typed);
        return [.. known.Select(value => (Value: value, Folded: Folding.Fold(value.Name))).Where(entry => entry.Folded.Contains(letters, StringComparison.Ordinal))
            .OrderByDescending(entry => entry.Folded.StartsWith(letters, StringComparison.Ordinal)).ThenByDescending(entry => entry.Value.Count).ThenBy(entry => entry.Value.Name, StringComparer.Ordinal)
            .Take(Most).Select(entry => entry.Value)];
    }

    private static Expression<Func<Lead, string?>>? ColumnOf(string attribute) => attribute == "source" ? lead => lead.Source : Leads.FieldColumns.WordsOf(attribute);

    private static async Task<List<NamedCount>> OfColumnAsync(IQueryable<string?> words, CancellationToken cancellationToken)
    {
        var found = await words.Where(word => word != null && word != "").GroupBy(word => word!)
            .Select(group => new { group.Key, Count = group.Count() })
            .OrderByDescending(word => word.Count).ThenBy(word => word.Key).Take(MostValues)
            .ToListAsync(cancellationToken);
        return found.ConvertAll(word => new NamedCount(word.Key, word.Count));
    }

    // Custom values are kept as JSON, which both databases read differently; the newest leads are enough to choose from.
    private static async Task<List<NamedCount>> OfCustomAsync(IQueryable<Lead> leads, string key, CancellationToken cancellationToken)
    {
        var values = await leads.AsNoTracking().OrderByDescending(lead => lead.Id).Take(MostLeads).Select(lead => lead.Custom).ToListAsync(cancellationToken);
        return [.. values.Select(custom => custom[key].Text).OfType<string>().CountBy(word => word).Select(word => new NamedCount(word.Key, word.Value))];
    }
}
