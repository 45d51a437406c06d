using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Notifications;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>What a manager does about open promises: gives more time, or asks why. What the owner answers.</summary>
public sealed class ChangeClock(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, PublishedModels published)
{
    public const int LongestReason = 500, MostMinutes = 60 * 24 * 60;

    private static readonly Outcome Gone = Outcome.Refuse("This promise is not open any more. Nothing was changed.");

    /// <summary>Gives all of these promises that much more working time; none is changed when one cannot be.</summary>
    public Task<Outcome> ExtendAsync(Actor actor, IReadOnlyCollection<long> clockIds, int minutes, string? reason, CancellationToken cancellationToken = default) =>
        !actor.RunsStages ? Task.FromResult(Outcome.Refuse("Only managers and admins give more time. Nothing was changed."))
        : minutes is < 1 or > MostMinutes ? Task.FromResult(Outcome.Refuse($"Give 1 minute to {MostMinutes / 60:N0} hours more. Nothing was changed."))
        : Words(reason) is not { } why ? Task.FromResult(Outcome.Refuse($"Say in at most {LongestReason} characters why there is more time. Nothing was changed."))
        : ChangeAsync(actor, clockIds, (db, clocks, now) =>
        {
            foreach (var one in clocks)
            {
                one.ExtraMinutes += minutes;
                Note(db, one, now, $"{ClockTerms.Span(minutes)} more: {why}", actor);
            }

            return Outcome.Done;
        }, cancellationToken);

    /// <summary>Asks the owners of broken promises for the reason. What they put off is in their queue again.</summary>
    public Task<Outcome> AskAsync(Actor actor, IReadOnlyCollection<long> clockIds, CancellationToken cancellationToken = default) =>
        !actor.RunsStages ? Task.FromResult(Outcome.Refuse("Only managers and admins ask for a reason. Nothing was changed."))
        : ChangeAsync(actor, clockIds, (db, clocks, now) =>
        {
            if (clocks.Exists(one => one.OwnerId is null))
            {
                return Outcome.Refuse("A lead without an owner has nobody to ask. Give it to somebody first; nothing was changed.");
            }

            if (clocks.Exists(one => one.IsPassedOn))
            {
                return Outcome.Refuse("Who had this promise handed the lead on in time, so there is nobody to ask why. Whoever has it now has a promise of their own; nothing was changed.");
            }

            foreach (var one in clocks)
            {
                one.AskedAt = now;
                Note(db, one, now, "Asked for the reason", actor);
            }

            return Outcome.Done;
        }, cancellationToken, asked: true);

    /// <summary>The owner, or a manager who knows, says why a promise was broken; also after it was kept late.</summary>
    public async Task<Outcome> ExplainAsync(Actor actor, long clockId, string? reason, CancellationToken cancellationToken = default)
    {
        if (Words(reason) is not { } why)
        {
            return Outcome.Refuse($"Say in at most {LongestReason} characters what happened. Nothing was changed.");
        }

        var leadId = 0L;
        var outcome = await LeadSave.RunAsync(databases, async (db, ct) =>
        {
            var one = await db.Clocks.FirstOrDefaultAsync(one => one.Id == clockId, ct);

            if (one is null || !(actor.SeesAllLeads || one.OwnerId == actor.UserId))
            {
                return Outcome.Refuse("There is no such promise, or it is not yours to explain. Nothing was changed.");
            }

            if (one.BreachedAt is null && one.DueAt > clock.GetUtcNow())
            {
                return Outcome.Refuse("This promise is not broken. Nothing was changed.");
            }

            (one.BreachReason, one.BreachReasonBy, leadId) = (why, actor.Name, one.LeadId);
            Note(db, one, clock.GetUtcNow(), $"Broken because: {why}", actor);
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, () => LeadSave.Busy, cancellationToken);

        if (outcome.Succeeded)
        {
            hub.Say(leadId);
        }

        return outcome;
    }

    private async Task<Outcome> ChangeAsync(
        Actor actor, IReadOnlyCollection<long> clockIds, Func<LeadDb, List<SlaClock>, DateTimeOffset, Outcome> change, CancellationToken cancellationToken, bool asked = false)
    {
        List<long> leads = [];
        var outcome = await LeadSave.RunAsync(databases, async (db, ct) =>
        {
            await db.HoldAsync([FollowClocks.Key], ct);
            var now = clock.GetUtcNow();
            var clocks = await db.Clocks.Where(one => clockIds.Contains(one.Id) && one.StoppedAt == null).OrderBy(one => one.Id).ToListAsync(ct);

            if (clocks.Count == 0 || clocks.Count != clockIds.Distinct().Count())
            {
                return Gone;
            }

            var done = change(db, clocks, now);

            if (done.Succeeded)
            {
                leads = [.. clocks.Select(one => one.LeadId).Distinct()];
                await TellAsync(db, actor, asked ? clocks : [], now, ct);
                await QueueRest.EndAsync(db, asked ? clocks : [], "a manager asks", now, ct);
                await db.SaveChangesAsync(ct);
                await FollowClocks.FollowAsync(db, published, leads, now, ct);
            }

            return done;
        }, () => LeadSave.Busy, cancellationToken);

        if (outcome.Succeeded)
        {
            hub.Say(leads);
        }

        return outcome;
    }

    private static async Task TellAsync(LeadDb db, Actor actor, List<SlaClock> asked, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var one in asked)
        {
            var lead = await db.Leads.SingleAsync(lead => lead.Id == one.LeadId, cancellationToken);
            await Notices.AddAsync(db, one.OwnerId!.Value, "reason-asked", $"{actor.Name} asks why {lead.DisplayName} is late", "Say it on the lead's page, and what you do about it.", one.LeadId, $"/leads/{one.LeadId}", now, cancellationToken);
        }
    }

    private static string? Words(string? reason) => string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason ? null : Folding.Storable(reason.Trim());

    private static void Note(LeadDb db, SlaClock one, DateTimeOffset now, string text, Actor actor) => db.ClockNotes.Add(new() { Clock = one, At = now, Text = text, By = actor.Name });
}
