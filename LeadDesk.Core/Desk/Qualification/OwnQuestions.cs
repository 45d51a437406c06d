using LeadDesk.Core.Data;
using LeadDesk.Core.Qualification;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>What the desk's frameworks ask beyond the built-in questions. An answer outlives its framework, so earlier versions count too.</summary>
internal static class OwnQuestions
{
    /// <summary>As the newest version that asks it has it, by key.</summary>
    public static async Task<IReadOnlyList<Facet>> FindAsync(LeadDb db, CancellationToken cancellationToken)
    {
        var versions = await db.FrameworkVersions.AsNoTracking().OrderByDescending(version => version.Id).Select(version => version.Definition).ToListAsync(cancellationToken);
        return
        [
            .. from json in versions from element in FrameworkJson.Read(json).Elements where Facet.Find(element.Facet) is null && Facet.ConceptOf(element.Facet) is not null
               group element by element.Facet into same orderby same.Key
               select new Facet(same.Key, same.First().Name, Facet.ConceptOf(same.Key)!, same.First().Answer, same.First().Choices),
        ];
    }

    /// <summary>An own question that is answered otherwise elsewhere, in words; null when all agree.</summary>
    public static async Task<string?> ClashAsync(LeadDb db, FrameworkDefinition definition, CancellationToken cancellationToken)
    {
        if (definition.Elements.All(element => Facet.Find(element.Facet) is not null))
        {
            return null;
        }

        var known = (await FindAsync(db, cancellationToken)).ToDictionary(facet => facet.Key);
        return definition.Elements.Where(element => known.TryGetValue(element.Facet, out var facet) && facet.Type != element.Answer)
            .Select(element => $"{element.Name} was asked before and is answered as {known[element.Facet].Type.ToString().ToLowerInvariant()}. Add it so, or give the question another name.").FirstOrDefault();
    }
}
