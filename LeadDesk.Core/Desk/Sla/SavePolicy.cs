using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>Adds, changes, orders and deletes policies. Open clocks are reckoned anew right afterwards.</summary>
public sealed class SavePolicy(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public const int Most = 100;

    private static readonly Outcome Gone = Outcome.Refuse("There is no such policy any more. Nothing was changed.");
    private static readonly Outcome Theirs = Outcome.Refuse("Somebody else changed this policy a moment ago. Yours was not saved; look at theirs and repeat.");

    /// <param name="id">Null for a new one, which comes last.</param>
    /// <param name="seen">The version that was edited.</param>
    public Task<Outcome> RunAsync(Actor actor, int? id, int? seen, PolicyEntry entry, CancellationToken cancellationToken = default) => ChangeAsync(actor, "Saved an SLA policy", entry.Name, async (db, ct) =>
    {
        if (entry.Check() is { Succeeded: false } refused)
        {
            return refused;
        }

        if (!await db.Calendars.AnyAsync(calendar => calendar.Key == entry.CalendarKey, ct))
        {
            return Outcome.Refuse("Choose one of the desk's calendars. Nothing was changed.");
        }

        if (entry.Condition is { } condition && ConditionCheck.Of(condition, await ModelShelf.FieldsAsync(db, ct)) is { Succeeded: false } wrong)
        {
            return wrong;
        }

        if (id is null)
        {
            return await AddAsync(db, entry, ct);
        }

        if (await db.SlaPolicies.FindAsync([id.Value], ct) is not { } policy)
        {
            return Gone;
        }

        if (seen is not null && seen != policy.Version)
        {
            return Theirs;
        }

        entry.WriteTo(policy);
        return Outcome.Done;
    }, cancellationToken);

    /// <param name="to">The new place, 0 for the first.</param>
    public Task<Outcome> MoveAsync(Actor actor, int id, int to, CancellationToken cancellationToken = default) => ChangeAsync(actor, "Moved an SLA policy", $"Policy {id}", async (db, ct) =>
    {
        var all = await db.SlaPolicies.OrderBy(policy => policy.Order).ThenBy(policy => policy.Id).ToListAsync(ct);

        if (all.Find(policy => policy.Id == id) is not { } moved)
        {
            return Gone;
        }

        all.Remove(moved);
        all.Insert(Math.Clamp(to, 0, all.Count), moved);

        for (var place = 0; place < all.Count; place++)
        {
            all[place].Order = place + 1;
        }

        return Outcome.Done;
    }, cancellationToken);

    public Task<Outcome> DeleteAsync(Actor actor, int id, CancellationToken cancellationToken = default) => ChangeAsync(actor, "Deleted an SLA policy", $"Policy {id}", async (db, ct) =>
    {
        if (await db.SlaPolicies.FindAsync([id], ct) is not { } policy)
        {
            return Gone;
        }

        db.Remove(policy);
        return Outcome.Done;
    }, cancellationToken);

    /// <param name="breaches">How many broken promises within the days take a rep out of routing; null for never.</param>
    public Task<Outcome> SettleAsync(Actor actor, int? breaches, int days, CancellationToken cancellationToken = default) => ChangeAsync(actor, "Changed when reps are paused", breaches is null ? "Never" : $"After {breaches} in {days} days", async (db, ct) =>
    {
        if (breaches is < 1 or > 1000 || days is < 1 or > 366)
        {
            return Outcome.Refuse("Give 1 to 1,000 breaches within 1 to 366 days. Nothing was changed.");
        }

        if (await db.SlaSettings.FirstOrDefaultAsync(ct) is not { } settings)
        {
            db.Add(settings = new());
        }

        (settings.BreachesUntilPause, settings.BreachDays) = (breaches, days);
        return Outcome.Done;
    }, cancellationToken);

    private static async Task<Outcome> AddAsync(LeadDb db, PolicyEntry entry, CancellationToken cancellationToken)
    {
        if (await db.SlaPolicies.CountAsync(cancellationToken) >= Most)
        {
            return Outcome.Refuse($"There are {Most} policies already; delete one first.");
        }

        var policy = new SlaPolicy { Order = (await db.SlaPolicies.MaxAsync(other => (int?)other.Order, cancellationToken) ?? 0) + 1, Name = entry.Name, Kind = entry.Kind, CalendarKey = entry.CalendarKey };
        entry.WriteTo(policy);
        db.Add(policy);
        return Outcome.Done;
    }

    private async Task<Outcome> ChangeAsync(Actor actor, string what, string about, Func<LeadDb, CancellationToken, Task<Outcome>> change, CancellationToken cancellationToken)
    {
        if (!actor.RunsStages)
        {
            return Outcome.Refuse("Only managers and admins set what is promised. Nothing was changed.");
        }

        return await LeadSave.RunAsync(databases, async (db, ct) =>
        {
            var done = await change(db, ct);

            if (done.Succeeded)
            {
                db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), what, about));
                await db.SaveChangesAsync(ct);
                await ClocksToFollow.AfterPoliciesAsync(db, ct);
            }

            return done;
        }, () => Theirs, cancellationToken);
    }
}
