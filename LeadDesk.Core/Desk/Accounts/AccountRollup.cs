using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Accounts;

/// <summary>
/// A company with its score. All its leads count, whoever owns them, but for those that were lost or disqualified; only those that the
/// actor may see are listed. To a rep who may see none of its leads the account does not exist.
/// </summary>
public sealed class AccountRollup(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private const int MostLeads = 200;

    /// <summary>Null when there is no such account for this actor.</summary>
    public async Task<AccountProfile?> AskAsync(Actor actor, long accountId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (await FindAsync(db, actor, accountId, cancellationToken) is not { } account)
        {
            return null;
        }

        var visible = db.Leads.AsNoTracking().VisibleTo(actor).Where(lead => lead.AccountId == accountId);
        var leads = await visible.OrderBy(lead => lead.CellRank).ThenByDescending(lead => lead.Score).ThenBy(lead => lead.Id).Take(MostLeads)
            .Select(lead => new AccountLead(
                lead.Id, LeadName.Of(lead.FirstName, lead.LastName, lead.Email, lead.ExternalId, lead.Id), lead.JobTitle, lead.Cell, lead.PinnedUntil, lead.Score, lead.Stage,
                db.Users.Where(user => user.Id == lead.OwnerId).Select(user => user.DisplayName).FirstOrDefault(), lead.LastSignalAt))
            .ToListAsync(cancellationToken);
        var (all, seen) = (await db.Leads.CountAsync(lead => lead.AccountId == accountId, cancellationToken), await visible.CountAsync(cancellationToken));
        return new(account, await ScoreAsync(db, accountId, cancellationToken), leads, seen, all, await PinnedAsync(db, accountId, cancellationToken));
    }

    /// <summary>The score alone, for a panel; null when there is no such account for this actor.</summary>
    public async Task<AccountStanding?> StandingAsync(Actor actor, long accountId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await FindAsync(db, actor, accountId, cancellationToken) is { } account
            ? new(account.Id, account.Name, await ScoreAsync(db, accountId, cancellationToken), await PinnedAsync(db, accountId, cancellationToken)) : null;
    }

    private Task<int> PinnedAsync(LeadDb db, long accountId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Leads.CountAsync(lead => lead.AccountId == accountId && lead.PinnedUntil > now, cancellationToken);
    }

    private static Task<Account?> FindAsync(LeadDb db, Actor actor, long accountId, CancellationToken cancellationToken)
    {
        var accounts = db.Accounts.AsNoTracking().Where(account => account.Id == accountId);
        accounts = actor.SeesAllLeads ? accounts : accounts.Where(account => db.Leads.Any(lead => lead.AccountId == account.Id && (lead.OwnerId == null || lead.OwnerId == actor.UserId)));
        return accounts.FirstOrDefaultAsync(cancellationToken);
    }

    private static async Task<AccountScore> ScoreAsync(LeadDb db, long accountId, CancellationToken cancellationToken)
    {
        var over = Stage.All.Where(stage => stage.Kind == StageKind.Lost).ToList();
        var axes = await db.Leads.AsNoTracking().Where(lead => lead.AccountId == accountId && lead.Disqualifier == null && !over.Contains(lead.Stage))
            .Select(lead => new { lead.Fit, lead.Engagement }).ToListAsync(cancellationToken);
        return AccountScore.Of(axes.Select(lead => (lead.Fit, lead.Engagement)));
    }
}

/// <param name="Leads">Those the actor may see, best first; the first two hundred.</param>
/// <param name="Seen">How many the actor may see.</param>
/// <param name="All">How many there are.</param>
/// <param name="Pinned">Leads whose grade a person pinned, which the account's score does not follow.</param>
public sealed record AccountProfile(Account Account, AccountScore Score, IReadOnlyList<AccountLead> Leads, int Seen, int All, int Pinned);

public sealed record AccountLead(long Id, string Name, string? JobTitle, Cell Cell, DateTimeOffset? PinnedUntil, double Score, Stage Stage, string? Owner, DateTimeOffset? LastSignalAt);

public sealed record AccountStanding(long Id, string Name, AccountScore Score, int Pinned);
