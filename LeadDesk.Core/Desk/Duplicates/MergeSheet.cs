using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>Two leads side by side, before they are merged.</summary>
public sealed class MergeSheet(IDbContextFactory<LeadDb> databases)
{
    /// <summary>Null when the actor may not see both, or they are one.</summary>
    public async Task<MergeView?> AskAsync(Actor actor, long survivorId, long mergedId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;

        if (survivorId == mergedId || await db.FindAsync(actor, survivorId, cancellationToken) is not { } survivor || await db.FindAsync(actor, mergedId, cancellationToken) is not { } merged)
        {
            return null;
        }

        var custom = await db.CustomFields.Where(field => field.ArchivedAt == null).ToListAsync(cancellationToken);
        var people = await db.Users.ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
        var pair = await db.DuplicatePairs.FirstOrDefaultAsync(one => one.LeadId == Math.Min(survivorId, mergedId) && one.OtherId == Math.Max(survivorId, mergedId), cancellationToken);
        var likeness = Likeness.Of(FactsOf(survivor), FactsOf(merged));
        return new(
            survivor, merged, [.. MergeChoice.Of(survivor, merged, custom, id => id is { } known ? people.GetValueOrDefault(known, "") : "").Where(choice => choice.Survivors.Length + choice.Mergeds.Length > 0)],
            likeness, pair?.Id, await CountAsync(db, survivorId, cancellationToken), await CountAsync(db, mergedId, cancellationToken),
            MustTurn: merged.Stage.Kind == StageKind.Won && survivor.Stage.Kind != StageKind.Won);
    }

    private static MatchFacts FactsOf(Lead lead) => MatchFacts.Of(lead.FirstName, lead.LastName, lead.Email, lead.Phone, lead.Account?.Name ?? lead.AccountName, lead.ExternalId);

    private static async Task<MergeCounts> CountAsync(LeadDb db, long id, CancellationToken cancellationToken) => new(
        await db.Events.CountAsync(one => one.LeadId == id, cancellationToken), await db.Activities.CountAsync(one => one.LeadId == id, cancellationToken),
        await db.LeadAnswers.CountAsync(one => one.LeadId == id, cancellationToken), await db.Tasks.CountAsync(one => one.LeadId == id, cancellationToken));
}

/// <param name="Choices">What either of the two says something about.</param>
/// <param name="PairId">Null when nobody has found the two alike.</param>
/// <param name="MustTurn">The lead that would go is a customer, so it has to be the survivor.</param>
public sealed record MergeView(
    Lead Survivor, Lead Merged, IReadOnlyList<MergeChoice> Choices, Likeness Likeness, long? PairId, MergeCounts OfSurvivor, MergeCounts OfMerged, bool MustTurn);

/// <summary>How much history a lead brings.</summary>
public sealed record MergeCounts(int Events, int Activities, int Answers, int Tasks)
{
    public string InWords => $"{Events:N0} events, {Activities:N0} activities, {Answers:N0} answers, {Tasks:N0} tasks";
}
