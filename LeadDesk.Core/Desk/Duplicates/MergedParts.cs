using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>What leads were before they became a part of others: whoever is like a part may be the survivor, too.</summary>
internal static class MergedParts
{
    private const int Most = 20;

    /// <summary>All parts of these leads, however many merges lie between, by the lead that they are a part of now.</summary>
    public static async Task<ILookup<long, MatchRow>> OfAsync(LeadDb db, IReadOnlyCollection<long> survivors, CancellationToken cancellationToken)
    {
        var found = new List<(long Survivor, MatchRow Part)>();
        var level = survivors.ToDictionary(id => id, id => id);

        while (level.Count > 0)
        {
            var ids = level.Keys.ToList();
            var parts = db.Leads.IgnoreQueryFilters().AsNoTracking().Where(lead => lead.MergedIntoId != null && ids.Contains(lead.MergedIntoId.Value));
            var into = await parts.Select(lead => new { lead.Id, Into = lead.MergedIntoId!.Value }).ToListAsync(cancellationToken);
            level = into.ToDictionary(part => part.Id, part => level[part.Into]);

            if (into.Count > 0)
            {
                found.AddRange((await parts.Select(MatchRow.Of).ToListAsync(cancellationToken)).Where(part => level.ContainsKey(part.Id)).Select(part => (level[part.Id], part)));
            }
        }

        return found.ToLookup(part => part.Survivor, part => part.Part);
    }

    /// <summary>Parts that have the mail, the phone or the external id of this lead, each asked of its own index, with the leads that they are a part of now.</summary>
    public static async Task<List<(long Survivor, MatchRow Part)>> LikeAsync(LeadDb db, MatchRow row, CancellationToken cancellationToken)
    {
        var (found, gone) = (new List<(long, MatchRow)>(), db.Leads.IgnoreQueryFilters().AsNoTracking().Where(lead => lead.MergedIntoId != null && lead.Id != row.Id));
        var (mail, phone, spellings) = (EmailAddress.KeyOf(row.Email), PhoneNumber.KeyOf(row.Phone), ExternalIdentity.Spellings(row.ExternalId));

        foreach (var some in new[] { mail is null ? null : gone.Where(lead => lead.EmailKey == mail), phone is null ? null : gone.Where(lead => lead.PhoneKey == phone), spellings.Count == 0 ? null : gone.Where(lead => spellings.Contains(lead.ExternalId!)) }.OfType<IQueryable<Lead>>())
        {
            foreach (var part in await some.OrderBy(lead => lead.Id).Take(Most).Select(MatchRow.Of).ToListAsync(cancellationToken))
            {
                if (await MergedAway.SurvivorAsync(db, Actor.Desk, part.Id, cancellationToken) is { } survivor)
                {
                    found.Add((survivor, part));
                }
            }
        }

        return found;
    }
}
