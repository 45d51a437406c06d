using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Duplicates;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>What the verbs on leads have in common.</summary>
internal static class LeadSave
{
    private const int Attempts = 12;

    public static Outcome NotFound { get; } = Outcome.Refuse("There is no such lead, or it is not yours to see.");
    /// <summary>Why nothing can be done with this lead; one that became a part of another is said to be there.</summary>
    public static Task<Outcome> NotFoundAsync(LeadDb db, Actor actor, long leadId, CancellationToken cancellationToken) => MergedAway.RefusalAsync(db, actor, leadId, NotFound, cancellationToken);

    public static Outcome Busy { get; } = Outcome.Refuse("Too many people are changing this lead right now. Nothing was changed; try again in a moment.");

    /// <summary>
    /// Loads, changes and saves in one transaction. When somebody else saved in between, it begins again with what they saved,
    /// one after the other with all who lost like that, and gives up after a dozen times.
    /// </summary>
    public static async Task<T> RunAsync<T>(
        IDbContextFactory<LeadDb> databases, Func<LeadDb, CancellationToken, Task<T>> change, Func<T> givenUp, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);

            try
            {
                return await db.WriteAsync(token => attempt == 0 ? change(db, token) : InTurnAsync(db, change, token), cancellationToken);
            }
            catch (DbUpdateException failure) when (db.IsLostRace(failure))
            {
                // Somebody else was first: look again.
            }
        }

        return givenUp();
    }

    // However many want the same lead at once, those that lost do not take it from each other again.
    private static async Task<T> InTurnAsync<T>(LeadDb db, Func<LeadDb, CancellationToken, Task<T>> change, CancellationToken cancellationToken)
    {
        await db.HoldAsync(["a save that lost"], cancellationToken);
        return await change(db, cancellationToken);
    }

    /// <summary>The lead with its account and tags, tracked; null when it does not exist for this actor.</summary>
    public static Task<Lead?> FindAsync(this LeadDb db, Actor actor, long leadId, CancellationToken cancellationToken) => db.Leads
        .VisibleTo(actor).Include(lead => lead.Account).Include(lead => lead.Tags).AsSplitQuery()
        .FirstOrDefaultAsync(lead => lead.Id == leadId, cancellationToken);

    public static FieldChange Change(Lead lead, string field, string? before, string? after, Actor actor, DateTimeOffset now) => new()
    {
        Lead = lead,
        Field = field,
        Before = string.IsNullOrEmpty(before) ? null : before,
        After = string.IsNullOrEmpty(after) ? null : after,
        At = now,
        ById = actor.UserId,
        By = actor.Name,
    };
}
