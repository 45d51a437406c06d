using LeadDesk.Core.Data;
using LeadDesk.Core.Scoring;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>Some thousand leads in a row that were read and rated and wait to be written.</summary>
/// <param name="Last">The highest of their ids.</param>
/// <param name="Leads">How many were looked at.</param>
/// <param name="Rated">Those for whom something has to be written, in the order of their ids.</param>
/// <param name="Packed">Their events where they were not packed yet.</param>
internal sealed record RatedSlice(long Last, int Leads, IReadOnlyList<RatedLead> Rated, IReadOnlyList<PackedSignals> Packed);

/// <summary>Reads and rates slices of leads. Holds nobody up; several slices can be under way at once.</summary>
internal sealed class SliceRating(IDbContextFactory<LeadDb> databases, TimeProvider clock, PublishedModels published)
{
    private readonly Lock making = new();
    private (ModelSet Models, LeadReading Leads)? known;

    /// <param name="after">The leads with higher ids than this one …</param>
    /// <param name="upTo">… up to and with this one.</param>
    /// <param name="quiet">Hands nothing over, as after publishing a model quietly.</param>
    public async Task<RatedSlice> RateAsync(long after, long upTo, string cause, bool quiet, TextPool pool, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);

        // In this order: whoever rates later than now does it by these models or newer ones, and whoever adds an event after the leads were
        // read saves the lead with it, whereupon it is left alone.
        var models = await published.FindAsync(db, cancellationToken);
        var now = clock.GetUtcNow();
        var leads = await ReadingFor(db, models).ReadAsync(db, after, upTo, pool, cancellationToken);
        using var signals = await StoredSignals.ReadAsync(db, after, upTo, pool, cancellationToken);
        var rated = new List<RatedLead>();

        foreach (var lead in leads)
        {
            if (Rated(Verdict.Of(models, lead, signals.Of(lead.Id), now) with { IsQuiet = quiet }, now, cause) is { } found)
            {
                rated.Add(found);
            }
        }

        return new(upTo, leads.Count, rated, signals.Fresh);
    }

    private static RatedLead? Rated(Verdict verdict, DateTimeOffset now, string cause)
    {
        var (news, moved) = (verdict.IsNews, verdict.MovesOn(now));
        return verdict.IsWritten && !moved ? null : new(verdict.Lead, verdict.Rating, verdict.LastSignalAt, now, cause, news, moved, verdict.MoveOn(now));
    }

    private LeadReading ReadingFor(LeadDb db, ModelSet models)
    {
        lock (making)
        {
            if (known is not { } latest || latest.Models != models)
            {
                known = latest = (models, new(db, [.. models.Models.SelectMany(model => model.Compiled.Attributes).Distinct()]));
            }

            return latest.Leads;
        }
    }
}
