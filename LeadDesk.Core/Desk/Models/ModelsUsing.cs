using LeadDesk.Core.Data;
using LeadDesk.Core.Scoring;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>Which models in use, or being drafted, ask for an attribute. Such a field must not go.</summary>
internal static class ModelsUsing
{
    public static async Task<IReadOnlyList<string>> FindAsync(LeadDb db, string attribute, CancellationToken cancellationToken)
    {
        var versions = await db.ScoringModelVersions.AsNoTracking()
            .Where(version => version.State != ModelState.Retired)
            .Select(version => new { version.Model.Name, version.Number, version.State, version.Definition })
            .ToListAsync(cancellationToken);
        return [.. versions
            .Where(version => ModelShelf.Read(version.Definition).Attributes().Contains(attribute))
            .Select(version => version.State == ModelState.Draft ? $"the draft of {version.Name}" : $"{version.Name} v{version.Number}")];
    }
}
