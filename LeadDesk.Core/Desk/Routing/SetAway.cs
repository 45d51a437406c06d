using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>Notes when a person is away, and takes it back. Who goes without an end hands on their open leads at once.</summary>
public sealed class SetAway(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    public const int LongestNote = 300;

    public async Task<Outcome> RunAsync(Actor actor, int personId, AwayEntry entry, HandOverTo? to = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<long> changed = [];
        var outcome = await RoutingChange.RunAsync(databases, actor, async (db, token) =>
        {
            var now = clock.GetUtcNow();

            if (await db.Users.FirstOrDefaultAsync(user => user.Id == personId, token) is not { } person)
            {
                return Outcome.Refuse("There is no such person. Nothing was saved.");
            }

            if (entry.Until <= entry.From || entry.Until <= now || entry.Note?.Length > LongestNote)
            {
                return Outcome.Refuse($"An absence ends after it begins and not in the past, and its note has at most {LongestNote} characters. Nothing was saved.");
            }

            if (await db.Absences.Where(known => known.UserId == personId && known.From <= entry.From && (known.Until == null || known.Until > entry.From)).ToListAsync(token) is var known
                && known.Exists(one => one.Until is null || one.Until >= entry.Until))
            {
                return Outcome.Refuse("This absence is noted already, by one that lasts at least as long. End that one first to note another; nothing was saved.");
            }

            db.Absences.Add(new() { UserId = personId, From = entry.From, Until = entry.Until, CatchesUp = entry.CatchesUp, Note = string.IsNullOrWhiteSpace(entry.Note) ? null : entry.Note.Trim() });
            db.Audit.Add(AuditEntry.Of(actor, now, "Noted an absence", person.Email!, entry.Until is { } until ? $"from {Turn.Day(entry.From)} until {Turn.Day(until)}" : $"from {Turn.Day(entry.From)} until further notice"));

            if (entry.Until is not null)
            {
                return Outcome.Done;
            }

            (var handedOn, changed) = await HandOver.RunAsync(db, person, to, new() { Cause = "away", By = actor }, now, token);
            return handedOn;
        }, cancellationToken);

        if (outcome.Succeeded && changed.Count > 0)
        {
            hub.Say(changed);
        }

        return outcome;
    }

    /// <summary>Ends an absence now, or takes it away when it has not begun.</summary>
    public Task<Outcome> EndAsync(Actor actor, int absenceId, CancellationToken cancellationToken = default) => RoutingChange.RunAsync(databases, actor, async (db, token) =>
    {
        var now = clock.GetUtcNow();

        if (await db.Absences.FirstOrDefaultAsync(absence => absence.Id == absenceId, token) is not { } found)
        {
            return Outcome.Done;
        }

        if (found.From >= now)
        {
            db.Absences.Remove(found);
        }
        else
        {
            found.Until = found.Until < now ? found.Until : now;
        }

        var email = await db.Users.Where(user => user.Id == found.UserId).Select(user => user.Email).FirstOrDefaultAsync(token);
        db.Audit.Add(AuditEntry.Of(actor, now, "Ended an absence", email ?? "somebody"));
        return Outcome.Done;
    }, cancellationToken);
}

/// <param name="Until">The first moment back; null until further notice.</param>
/// <param name="CatchesUp">Whether missed turns come afterwards.</param>
public sealed record AwayEntry(DateTimeOffset From, DateTimeOffset? Until, bool CatchesUp, string? Note = null);
