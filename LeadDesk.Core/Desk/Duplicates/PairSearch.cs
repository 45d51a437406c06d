using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>
/// Who may be the same person as a lead: by what it says itself and by what its parts said before they were merged into it, by the parts of other leads,
/// and by the pairs that it is in already.
/// </summary>
internal static class PairSearch
{
    private const int Most = 200;

    public static async Task<List<FoundPair>> OfAsync(LeadDb db, IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        var rows = await db.Leads.AsNoTracking().Where(lead => ids.Contains(lead.Id)).Select(MatchRow.Of).ToListAsync(cancellationToken);
        var parts = await MergedParts.OfAsync(db, ids, cancellationToken);
        var found = new List<FoundPair>();

        foreach (var row in rows)
        {
            var best = await OfOneAsync(db, row, parts[row.Id], cancellationToken);
            await AddKnownAsync(db, row, best, cancellationToken);
            found.AddRange(best.Where(pair => pair.Value.Confidence >= Likeness.Shown).Select(pair => FoundPair.Of(row.Id, pair.Key, pair.Value)));
        }

        return found;
    }

    private static async Task<Dictionary<long, Likeness>> OfOneAsync(LeadDb db, MatchRow row, IEnumerable<MatchRow> parts, CancellationToken cancellationToken)
    {
        var best = new Dictionary<long, Likeness>();

        foreach (var own in parts.Prepend(row))
        {
            var facts = own.Facts();

            foreach (var other in await Candidates.FindAsync(db.Leads, own.Keys, own.ExternalId, row.Id, cancellationToken))
            {
                Keep(other.Id, Told(Likeness.Of(facts, other.Facts()), own.Id == row.Id ? null : own));
            }

            foreach (var (survivor, part) in await MergedParts.LikeAsync(db, own, cancellationToken))
            {
                Keep(survivor, Told(Likeness.Of(facts, part.Facts()), part));
            }
        }

        return best;

        void Keep(long other, Likeness likeness)
        {
            if (other != row.Id && (!best.TryGetValue(other, out var known) || known.Confidence < likeness.Confidence))
            {
                best[other] = likeness;
            }
        }
    }

    // The whole desk's search finds a few that share no key, such as oddly spelled ids; they stay for as long as they are alike.
    private static async Task AddKnownAsync(LeadDb db, MatchRow row, Dictionary<long, Likeness> best, CancellationToken cancellationToken)
    {
        var known = await db.DuplicatePairs.AsNoTracking().Where(pair => pair.LeadId == row.Id || pair.OtherId == row.Id).OrderBy(pair => pair.Id).Take(Most)
            .Select(pair => pair.LeadId == row.Id ? pair.OtherId : pair.LeadId).ToListAsync(cancellationToken);
        var facts = row.Facts();

        foreach (var (other, theirs) in await MatchRow.FactsAsync(db, known.Where(id => !best.ContainsKey(id)), cancellationToken))
        {
            best[other] = Likeness.Of(facts, theirs);
        }
    }

    private static Likeness Told(Likeness likeness, MatchRow? part) => part is null || likeness.Reasons.Count == 0 ? likeness
        : likeness with { Reasons = [.. likeness.Reasons, $"Known from {LeadName.Of(part.FirstName, part.LastName, part.Email, part.ExternalId, part.Id)}, merged into one of the two"] };
}
