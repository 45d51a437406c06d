using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Learning;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>The traits of this desk: its fields, and what its leads did often enough to learn from.</summary>
/// <param name="Fields">All fields by key, those that are not learned from included.</param>
/// <param name="Protected">Protected attributes that nobody confirmed, and so are left out.</param>
/// <param name="TakenIn">Keys of attributes that a person let in by hand.</param>
internal sealed record TraitBook(IReadOnlyDictionary<string, LeadField> Fields, IReadOnlyList<Trait> Traits, IReadOnlyList<LeftOut> Protected, IReadOnlyCollection<string> TakenIn)
{
    private const int MostTypes = 20, MostSubjects = 30, Sampled = 5_000, FewestLeads = 15;

    /// <summary>The field keys that have to be read.</summary>
    public IReadOnlyCollection<string> Attributes => [.. Fields.Keys.Where(key => Traits.Any(trait => trait.Key == key))];

    public static async Task<TraitBook> LoadAsync(LeadDb db, CancellationToken cancellationToken)
    {
        var fields = await FieldsAsync(db, cancellationToken);
        var archived = (await db.CustomFields.Where(field => field.ArchivedAt != null).ToListAsync(cancellationToken)).Select(field => field.AttributeKey).ToHashSet();
        var taken = await db.LearningChoices.Select(choice => choice.Key).ToListAsync(cancellationToken);
        var may = fields.Values.Where(field => Trait.MayLearn(field) && !archived.Contains(field.Key)).ToList();
        var barred = may.Where(field => field.IsProtected && !taken.Contains(field.Key)).ToList();
        var (types, subjects) = await BehavioursAsync(db, cancellationToken);
        return new(fields, [.. may.Except(barred).Select(Trait.OfField), .. Trait.OfEvents(types, subjects)],
            [.. barred.Select(field => new LeftOut(field.Key, field.Name, "It is a protected attribute; no prediction uses it unless an admin confirms it with a reason.", IsLeak: false))], taken);
    }

    public static async Task<Dictionary<string, LeadField>> FieldsAsync(LeadDb db, CancellationToken cancellationToken) =>
        LeadFields.With(await db.CustomFields.AsNoTracking().ToListAsync(cancellationToken), await OwnQuestions.FindAsync(db, cancellationToken)).DistinctBy(field => field.Key).ToDictionary(field => field.Key);

    // From a sample spread over all leads with events; what is rare there is too rare to learn from.
    private static async Task<(IReadOnlyList<string> Types, IReadOnlyList<(string, string)> Subjects)> BehavioursAsync(LeadDb db, CancellationToken cancellationToken)
    {
        var ids = await SampleAsync(db, cancellationToken);
        var (types, subjects) = (new Dictionary<string, int>(), new Dictionary<(string, string), int>());

        foreach (var (_, signals) in await Desk.Scoring.LeadSignals.LoadAsync(db, ids, cancellationToken))
        {
            Add(types, signals.Select(signal => signal.Type));
            Add(subjects, signals.Where(signal => !string.IsNullOrWhiteSpace(signal.Subject)).Select(signal => (signal.Type, signal.Subject!)));
        }

        var least = Math.Min(FewestLeads, Math.Max(2, ids.Count / 20));
        return ([.. Common(types, least, MostTypes)], [.. Common(subjects, least, MostSubjects)]);

        static void Add<T>(Dictionary<T, int> counts, IEnumerable<T> found) where T : notnull
        {
            foreach (var one in found.Distinct())
            {
                counts[one] = counts.GetValueOrDefault(one) + 1;
            }
        }

        static IEnumerable<T> Common<T>(Dictionary<T, int> counts, int least, int most) where T : notnull =>
            counts.Where(pair => pair.Value >= least).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.ToString(), StringComparer.Ordinal).Take(most).Select(pair => pair.Key);
    }

    // Ids as far from each other as there are leads, tried in the key itself; where most of them are gone, all that are left are looked through instead.
    private static async Task<List<long>> SampleAsync(LeadDb db, CancellationToken cancellationToken)
    {
        var (ids, last) = (new List<long>(), await db.PackedSignals.MaxAsync(packed => (long?)packed.LeadId, cancellationToken) ?? 0);

        if (last > 2 * Sampled)
        {
            foreach (var some in Enumerable.Range(1, 2 * Sampled).Select(i => i * (last / (2 * Sampled))).Chunk(1_000))
            {
                ids.AddRange(await db.PackedSignals.Where(packed => some.Contains(packed.LeadId)).OrderBy(packed => packed.LeadId).Select(packed => packed.LeadId).ToListAsync(cancellationToken));
            }
        }

        if (ids.Count >= Sampled)
        {
            return ids;
        }

        var step = Math.Max(1, await db.PackedSignals.CountAsync(cancellationToken) / Sampled);
        return await db.PackedSignals.Where(packed => packed.LeadId % step == 0).OrderBy(packed => packed.LeadId).Select(packed => packed.LeadId).Take(2 * Sampled).ToListAsync(cancellationToken);
    }
}
