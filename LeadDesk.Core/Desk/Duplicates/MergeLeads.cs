using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>
/// Makes two or more leads one. The survivor gets the fields that were chosen and all history of the others, which are led to it from then on; who owns
/// all of them may do it, and who sees all leads. Either all become one or none, and one undo parts them again.
/// </summary>
public sealed class MergeLeads(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, QualificationScore score)
{
    /// <summary>More at once than a person can compare are no duplicates but a list.</summary>
    public const int Most = 10;

    /// <param name="fromMerged">Keys of the fields to take from the lead that goes; null for what is usual: what the survivor lacks.</param>
    public Task<MergedLeads> RunAsync(Actor actor, long survivorId, long mergedId, IReadOnlyCollection<string>? fromMerged, CancellationToken cancellationToken = default) =>
        RunAsync(actor, survivorId, [new(mergedId, fromMerged)], cancellationToken);

    /// <param name="parts">The leads that go, in the order in which they are merged.</param>
    public async Task<MergedLeads> RunAsync(Actor actor, long survivorId, IReadOnlyList<MergePart> parts, CancellationToken cancellationToken = default)
    {
        List<long> all = [survivorId, .. parts.Select(part => part.LeadId)];

        if (all.Count < 2 || all.Distinct().Count() < all.Count)
        {
            return MergedLeads.Refuse(all.Count == 2 ? "These are not two leads but one and the same. Nothing was changed." : "Name each lead once, and two at least. Nothing was changed.");
        }

        if (all.Count > Most)
        {
            return MergedLeads.Refuse($"At most {Most} leads can become one at once; these are {all.Count}. Nothing was changed.");
        }

        var now = clock.GetUtcNow();
        var done = await LeadSave.RunAsync(databases, (db, token) => MergeAsync(db, actor, survivorId, parts, now, token), () => new MergedLeads(LeadSave.Busy, 0), cancellationToken);

        if (done.Outcome.Succeeded)
        {
            hub.Say(all);
        }

        return done;
    }

    // All are looked at before the first is changed.
    private async Task<MergedLeads> MergeAsync(LeadDb db, Actor actor, long survivorId, IReadOnlyList<MergePart> parts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var leads = new List<Lead>();

        foreach (var id in parts.Select(part => part.LeadId).Prepend(survivorId))
        {
            if (await db.FindLeadAsync(actor, id, cancellationToken) is not { } lead)
            {
                return new(await LeadSave.NotFoundAsync(db, actor, id, cancellationToken), 0);
            }

            leads.Add(lead);
        }

        if (leads.Skip(1).Select(merged => Check(actor, leads[0], merged)).FirstOrDefault(check => !check.Succeeded) is { Succeeded: false } refused)
        {
            return new(refused, 0);
        }

        var last = 0L;

        foreach (var part in parts)
        {
            last = await MergeAsync(db, actor, survivorId, part, now, cancellationToken);
            db.ChangeTracker.Clear();
        }

        return new(Outcome.Done, last);
    }

    private async Task<long> MergeAsync(LeadDb db, Actor actor, long survivorId, MergePart part, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (survivor, merged) = ((await db.FindLeadAsync(actor, survivorId, cancellationToken))!, (await db.FindLeadAsync(actor, part.LeadId, cancellationToken))!);
        var mergedId = part.LeadId;
        var custom = await db.CustomFields.AsNoTracking().Where(field => field.ArchivedAt == null).ToListAsync(cancellationToken);
        var taken = (part.Take ?? [.. MergeChoice.Of([survivor, merged], custom, id => $"{id}").Where(choice => choice.Take == 1).Select(choice => choice.Key)]).ToHashSet();
        var memory = new MergeMemory { SurvivorBefore = StoredColumns.Take(db.Entry(survivor)), MergedBefore = StoredColumns.Take(db.Entry(merged)) };
        var name = merged.DisplayName;
        var owner = taken.Contains(MergeChoice.Owner) ? merged.OwnerId : survivor.OwnerId;
        await HandOverNotices.AddAsync(db, actor, [.. ((Lead[])[survivor, merged]).Where(lead => lead.OwnerId != owner).Select(lead => (lead, owner))], "merged with a duplicate", now, cancellationToken);
        db.FieldChanges.AddRange(MergeFields.Take(survivor, merged, taken, custom, actor, now));
        merged.MergeInto(survivorId, actor.Name, now);
        survivor.LookAgain();
        await MergeRows.GiveContactsAsync(db, memory, MergeMemory.AccountOf(memory.MergedBefore), survivor.Account?.Id, mergedId, cancellationToken);
        await db.CarryDismissedAsync(survivorId, mergedId, now, cancellationToken);
        await memory.SaveAsync(db, cancellationToken);
        await MergeRows.GiveAsync(db, memory, survivor, merged, cancellationToken);
        await FollowAsync(db, memory, survivor, now, cancellationToken);
        (memory.SurvivorAfter, memory.MergedAfter) = (StoredColumns.Take(db.Entry(survivor)), StoredColumns.Take(db.Entry(merged)));
        var merge = db.Merges.Add(new() { SurvivorId = survivorId, MergedId = mergedId, MergedName = name, At = now, ById = actor.UserId, By = actor.Name, Memory = memory.ToJson() }).Entity;
        db.ClockWork.Add(new() { LeadId = survivorId });
        await db.SaveChangesAsync(cancellationToken);
        return merge.Id;
    }

    private static Outcome Check(Actor actor, Lead survivor, Lead merged) =>
        !actor.SeesAllLeads && (survivor.OwnerId != actor.UserId || merged.OwnerId != actor.UserId)
            ? Outcome.Refuse("You may merge leads that are both your own; take the other one first, or ask a manager. Nothing was changed.")
        : merged.Stage.Kind == StageKind.Won && survivor.Stage.Kind != StageKind.Won
            ? Outcome.Refuse($"{merged.DisplayName} is a customer and stays one: merge {survivor.DisplayName} into it instead. Nothing was changed.")
        : Outcome.Done;

    private async Task FollowAsync(LeadDb db, MergeMemory memory, Lead survivor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var calls = await db.Activities.Where(activity => activity.LeadId == survivor.Id && activity.Kind != ActivityKind.Note).MaxAsync(activity => (DateTimeOffset?)activity.At, cancellationToken);
        survivor.LastTouchAt = calls > survivor.LastTouchAt || survivor.LastTouchAt is null ? calls ?? survivor.LastTouchAt : survivor.LastTouchAt;
        survivor.NextStepAt = await db.Tasks.Where(task => task.LeadId == survivor.Id && task.DoneAt == null).MinAsync(task => (DateTimeOffset?)task.DueAt, cancellationToken);
        survivor.UpdatedAt = now;
        await score.RateAsync(db, survivor, now, "merge", cancellationToken);
        await memory.SaveAsync(db, cancellationToken);
    }
}

/// <summary>A lead that becomes a part of another.</summary>
/// <param name="Take">Keys of the fields to take from it; null for what is usual: what the survivor lacks.</param>
public sealed record MergePart(long LeadId, IReadOnlyCollection<string>? Take);

/// <param name="MergeId">By which all of it is undone; 0 when refused.</param>
public sealed record MergedLeads(Outcome Outcome, long MergeId)
{
    internal static MergedLeads Refuse(string reason) => new(Outcome.Refuse(reason), 0);
}
