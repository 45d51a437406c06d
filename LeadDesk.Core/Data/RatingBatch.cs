namespace LeadDesk.Core.Data;

/// <summary>
/// Writes thousands of ratings in one transaction. Like <see cref="RatingWriter"/> it leaves alone a lead that somebody saved, or rated
/// at a later moment, since it was read.
/// </summary>
internal abstract class RatingBatch
{
    public static RatingBatch Of(LeadDb db) => db is PostgresLeadDb ? new PostgresRatingBatch() : new SqliteRatingBatch();

    /// <summary>Writes these ratings and whatever is saved with them, all or nothing.</summary>
    /// <returns>The leads that were written.</returns>
    public abstract Task<IReadOnlyCollection<long>> WriteAsync(LeadDb db, IReadOnlyList<RatedLead> leads, Func<CancellationToken, Task> alsoWrite, CancellationToken cancellationToken);
}
