using LeadDesk.Core.Data;
using LeadDesk.Core.Learning;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>How likely a lead becomes a customer, why, and how sure that is.</summary>
public sealed class LeadChance(IDbContextFactory<LeadDb> databases, TimeProvider clock, PredictionShelf shelf)
{
    private const int MostReasons = 3;

    /// <summary>Less than this much is no reason: log-odds, about one point of a hundred.</summary>
    private const double Weak = 0.04;

    /// <returns>Null when there is no such lead or the actor may not see it.</returns>
    public async Task<Chance?> AskAsync(Actor actor, long leadId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (!await db.Leads.VisibleTo(actor).AnyAsync(lead => lead.Id == leadId, cancellationToken))
        {
            return null;
        }

        if (await shelf.FindAsync(db, cancellationToken) is not { } prediction)
        {
            var (won, lost) = await Outcomes.CountAsync(db, cancellationToken);
            return Chance.None(Training.NotEnough(won, lost) ?? "nothing was learned yet");
        }

        var known = await new KnownLeads(db, prediction.Attributes, prediction.Fields, clock.GetUtcNow()).FindAsync(leadId, cancellationToken);
        return known is null ? null : Of(prediction, known);
    }

    private static Chance Of(Prediction prediction, KnownLead known)
    {
        var bins = prediction.BinsOf(known);
        var probability = prediction.Model.Probability(bins);
        var reasons = prediction.Model.Reasons(bins).Where(reason => Math.Abs(reason.LogOdds) >= Weak).ToList();
        return new(
            probability, null, [.. reasons.Where(reason => reason.LogOdds > 0).Take(MostReasons)], [.. reasons.Where(reason => reason.LogOdds < 0).Take(MostReasons)],
            prediction.Card.HeldOut.Near(probability), [.. prediction.NovelIn(known)], prediction.Card.Number, prediction.Card.At, known.IsClosed ? known.Moment : null);
    }
}

/// <summary>A lead's chance.</summary>
/// <param name="Probability">0–1; null when there is none yet, and then <paramref name="Words"/> says why.</param>
/// <param name="For">The strongest reasons that make it likelier than the mean lead.</param>
/// <param name="Near">What became of leads with about the same probability, of which nothing was learned: how sure this is.</param>
/// <param name="Novel">Values that training hardly saw.</param>
/// <param name="Number">The prediction's version.</param>
/// <param name="KnownAt">For a closed lead the moment as of which it is foretold; null for now.</param>
public sealed record Chance(
    double? Probability, string? Words, IReadOnlyList<Reason> For, IReadOnlyList<Reason> Against, CalibrationBin? Near, IReadOnlyList<string> Novel, int? Number, DateTimeOffset? LearnedAt, DateTimeOffset? KnownAt)
{
    public static Chance None(string words) => new(null, words, [], [], null, [], null, null, null);
}
