using LeadDesk.Core.Data;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>What changed with the last publication of a scoring model: the same number of days before and after it, at most 28.</summary>
public sealed class ModelImpact(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private const int MostDays = 28;

    /// <returns>Null for those who may not see models, or when nothing was published for a whole day.</returns>
    public async Task<Impact?> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.SeesModels)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var change = await db.ScoringModelVersions.Where(version => version.State == ModelState.Published && version.PublishedAt != null).OrderByDescending(version => version.PublishedAt)
            .Select(version => new { version.Model.Name, version.Number, version.PublishedAt }).FirstOrDefaultAsync(cancellationToken);
        var days = change?.PublishedAt is { } at ? (int)Math.Min(MostDays, (now - at).TotalDays) : 0;

        if (days < 1)
        {
            return null;
        }

        var published = change!.PublishedAt!.Value;
        var imports = await db.Imports.CountAsync(import => import.Job!.CreatedAt >= published.AddDays(-days) && import.Job.CreatedAt < published.AddDays(days), cancellationToken);
        var words = imports > 0 ? $"{imports} {(imports == 1 ? "file was" : "files were")} imported meanwhile, and seasons and campaigns change." : "seasons, campaigns and people change, too.";
        return new($"{change.Name} v{change.Number}", published, days, await SideAsync(db, published.AddDays(-days), published, cancellationToken), await SideAsync(db, published, published.AddDays(days), cancellationToken), words);
    }

    private static async Task<ImpactSide> SideAsync(LeadDb db, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var moves = db.StageChanges.AsNoTracking().Where(move => move.At >= from && move.At < to && db.Leads.Any(lead => lead.Id == move.LeadId));
        var mqls = await moves.LongCountAsync(move => move.To == Stage.Mql, cancellationToken);
        var accepted = await moves.LongCountAsync(move => move.From == Stage.Mql && move.To == Stage.Sal, cancellationToken);
        var rejected = await moves.LongCountAsync(move => move.From == Stage.Mql && (move.To == Stage.Recycled || move.To == Stage.Disqualified), cancellationToken);
        var lost = await moves.LongCountAsync(move => move.To == Stage.Lost || move.To == Stage.Disqualified, cancellationToken);
        var won = await moves.Where(move => move.To == Stage.Customer).Select(move => new { move.At, move.Lead.CreatedAt }).ToListAsync(cancellationToken);
        return new(mqls, accepted, accepted + rejected, won.Count, won.Count + lost, won.Count == 0 ? null : won.Average(one => (one.At - one.CreatedAt).TotalDays));
    }
}

/// <param name="Days">How long each side is.</param>
/// <param name="Else">What else changed, as far as the desk knows.</param>
public sealed record Impact(string Name, DateTimeOffset At, int Days, ImpactSide Before, ImpactSide After, string Else);

/// <param name="Judged">MQLs that sales accepted or rejected.</param>
/// <param name="DaysToWin">Mean days from creation to customer; null when nobody was won.</param>
public sealed record ImpactSide(long Mqls, long Accepted, long Judged, long Won, long Closed, double? DaysToWin);
