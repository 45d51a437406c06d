using System.Globalization;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>Leads side by side, before they are merged.</summary>
public sealed class MergeSheet(IDbContextFactory<LeadDb> databases)
{
    /// <param name="leadIds">The one that is to stay first, then those that become a part of it.</param>
    /// <returns>Null when the actor may not see all, or when they are not two to ten different ones.</returns>
    public async Task<MergeView?> AskAsync(Actor actor, IReadOnlyList<long> leadIds, CancellationToken cancellationToken = default)
    {
        if (leadIds.Count is < 2 or > MergeLeads.Most || leadIds.Distinct().Count() < leadIds.Count)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var sides = new List<MergeSide>();

        foreach (var id in leadIds)
        {
            if (await db.FindAsync(actor, id, cancellationToken) is not { } lead)
            {
                return null;
            }

            sides.Add(new(lead, await CountAsync(db, id, cancellationToken)));
        }

        var leads = sides.ConvertAll(side => side.Lead);
        var custom = await db.CustomFields.Where(field => field.ArchivedAt == null).ToListAsync(cancellationToken);
        var people = await db.Users.ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
        var pairs = await DuplicateList.Visible(db, actor).Where(pair => leadIds.Contains(pair.LeadId) && leadIds.Contains(pair.OtherId)).ToListAsync(cancellationToken);
        return new(
            sides, [.. MergeChoice.Of(leads, custom, id => id is { } known ? people.GetValueOrDefault(known, "") : "").Where(choice => choice.Texts.Any(text => text.Length > 0))],
            LikenessOf(leads, pairs), leads.Count == 2 ? pairs.FirstOrDefault()?.Id : null,
            await DuplicateList.MoreAsync(db, actor, leadIds, MergeLeads.Most - leadIds.Count, cancellationToken),
            Customer: leads.Find(lead => lead.Stage.Kind == StageKind.Won) is { } customer && leads[0].Stage.Kind != StageKind.Won ? customer : null);
    }

    // As sure as the weakest link: of each lead, how much it is like the one among the others that it is most like. What was found by way of a merged lead counts too.
    private static Likeness LikenessOf(List<Lead> leads, List<DuplicatePair> pairs)
    {
        var facts = leads.ConvertAll(lead => MatchFacts.Of(lead.FirstName, lead.LastName, lead.Email, lead.Phone, lead.Account?.Name ?? lead.AccountName, lead.ExternalId, lead.Country));
        var best = leads.Select((lead, at) => facts.Where((_, other) => other != at).Select(other => Likeness.Of(facts[at], other))
            .Concat(pairs.Where(pair => pair.LeadId == lead.Id || pair.OtherId == lead.Id).Select(pair => new Likeness(pair.Confidence, pair.Reasons.Split('\n')))).MaxBy(likeness => likeness.Confidence)!).ToList();
        return best.MinBy(likeness => likeness.Confidence)!;
    }

    private static async Task<MergeCounts> CountAsync(LeadDb db, long id, CancellationToken cancellationToken) => new(
        await db.Events.CountAsync(one => one.LeadId == id, cancellationToken), await db.Activities.CountAsync(one => one.LeadId == id, cancellationToken),
        await db.LeadAnswers.CountAsync(one => one.LeadId == id, cancellationToken), await db.Tasks.CountAsync(one => one.LeadId == id, cancellationToken));
}

/// <param name="Sides">The lead that stays first.</param>
/// <param name="Choices">What any of them says something about.</param>
/// <param name="Likeness">Of the one that is least like any of the others.</param>
/// <param name="PairId">Of two that were found to be alike; else null.</param>
/// <param name="More">Other leads that look like one of these.</param>
/// <param name="Customer">One that is a customer and has to stay, when another was chosen; else null.</param>
public sealed record MergeView(IReadOnlyList<MergeSide> Sides, IReadOnlyList<MergeChoice> Choices, Likeness Likeness, long? PairId, IReadOnlyList<DuplicateSide> More, Lead? Customer)
{
    public Lead Survivor => Sides[0].Lead;
}

public sealed record MergeSide(Lead Lead, MergeCounts Counts);

/// <summary>How much history a lead brings.</summary>
public sealed record MergeCounts(int Events, int Activities, int Answers, int Tasks)
{
    public string InWords => string.Join(", ", new[] { Say(Events, "event", "events"), Say(Activities, "activity", "activities"), Say(Answers, "answer", "answers"), Say(Tasks, "task", "tasks") }.OfType<string>()) is { Length: > 0 } some ? some : "no history yet";

    private static string? Say(int many, string one, string several) => many == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{many:N0} {(many == 1 ? one : several)}");
}
