using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>Says whether a person gets leads. Everybody says so of themselves, managers of all.</summary>
public sealed class SetReceiving(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public const int LongestWhy = 300;

    public async Task<Outcome> RunAsync(Actor actor, int personId, bool receives, string? why = null, CancellationToken cancellationToken = default) =>
        actor.UserId != personId && !actor.RunsRouting ? Outcome.Refuse("You can say this of yourself; only managers and admins say it of others. Nothing was changed.")
        : why?.Length > LongestWhy ? Outcome.Refuse($"The reason has at most {LongestWhy} characters. Nothing was changed.")
        : await LeadSave.RunAsync(databases, async (db, token) =>
        {
            await db.HoldAsync([RoutingRound.Key], token);

            if (await db.Users.FirstOrDefaultAsync(user => user.Id == personId, token) is not { } person)
            {
                return Outcome.Refuse("There is no such person. Nothing was changed.");
            }

            var (profile, now) = (await db.OfAsync(personId, token), clock.GetUtcNow());

            if (profile.NotReceivingSince is null == receives)
            {
                return Outcome.Done;
            }

            (profile.NotReceivingSince, profile.ReceivingSince) = (receives ? null : now, receives ? now : profile.ReceivingSince);
            profile.NotReceivingWhy = receives ? null : string.IsNullOrWhiteSpace(why) ? $"{actor.Name} said so" : why.Trim();
            db.Audit.Add(AuditEntry.Of(actor, now, receives ? "Gets leads again" : "Gets no leads for now", person.Email!, profile.NotReceivingWhy));
            await db.SaveChangesAsync(token);
            return Outcome.Done;
        }, () => RoutingChange.Old, cancellationToken);

    /// <summary>Since when the actor gets no leads, and why; null while they do.</summary>
    public async Task<NotReceiving?> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.RepProfiles.Where(profile => profile.UserId == actor.UserId && profile.NotReceivingSince != null)
            .Select(profile => new NotReceiving(profile.NotReceivingSince!.Value, profile.NotReceivingWhy)).FirstOrDefaultAsync(cancellationToken);
    }
}

public sealed record NotReceiving(DateTimeOffset Since, string? Why);
