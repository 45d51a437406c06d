using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>One lead with everything its page shows, but for the timeline and the score's ledger.</summary>
public sealed class LeadPage(IDbContextFactory<LeadDb> databases)
{
    /// <summary>Null when there is no such lead for this actor.</summary>
    public async Task<LeadProfile?> AskAsync(Actor actor, long leadId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;

        if (await db.FindAsync(actor, leadId, cancellationToken) is not { } lead)
        {
            return null;
        }

        var custom = await db.CustomFields.Where(field => field.ArchivedAt == null).ToListAsync(cancellationToken);
        var owner = await db.Users.Where(user => user.Id == lead.OwnerId).Select(user => user.DisplayName).FirstOrDefaultAsync(cancellationToken);
        var tasks = await db.Tasks.Where(task => task.LeadId == leadId).OrderBy(task => task.DoneAt != null).ThenBy(task => task.DueAt).Take(50).ToListAsync(cancellationToken);
        var accountLeads = lead.AccountId is { } accountId
            ? await db.Leads.VisibleTo(actor).CountAsync(other => other.AccountId == accountId && other.Id != leadId, cancellationToken) : 0;
        var places = await db.ScoreChanges.Where(change => change.LeadId == leadId).OrderByDescending(change => change.At).ThenByDescending(change => change.Id)
            .Select(change => change.Cell).Take(30).ToListAsync(cancellationToken);

        return new LeadProfile
        {
            Lead = lead,
            Owner = owner,
            Fields = [.. LeadFields.With(custom).Where(field => field.Set is not null || field.Key is "company" or "emailKind" or "persona").Select(field => new ProfileField(field, field.Get(lead).Display))],
            Tags = [.. lead.Tags.Select(tag => tag.Name).Order(StringComparer.OrdinalIgnoreCase)],
            Tasks = tasks,
            Moves = [.. StageMoves.From(lead.Stage).Where(move => move.Side == MoveSide.Anyone || actor.Sells)],
            OthersInAccount = accountLeads,
            EarlierCells = [.. places.Where(cell => cell != lead.Cell).Distinct().Take(4)],
            MayOverride = lead.Stage.Kind is not (StageKind.Won or StageKind.Lost),
            MayReport = actor.SeesAllLeads,
            MayAssign = actor.Assigns,
            MayTake = !actor.Assigns && lead.OwnerId is null && actor.UserId is not null,
            MayDelete = actor.SeesAllLeads || lead.OwnerId == actor.UserId,
        };
    }
}

/// <summary>What a lead's page shows. The lead is a copy to read from.</summary>
public sealed record LeadProfile
{
    public required Lead Lead { get; init; }
    public string? Owner { get; init; }
    public required IReadOnlyList<ProfileField> Fields { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public required IReadOnlyList<LeadTask> Tasks { get; init; }
    public required IReadOnlyList<StageMove> Moves { get; init; }

    /// <summary>How many other leads of the same company the actor may see.</summary>
    public int OthersInAccount { get; init; }

    /// <summary>The cells it was in before, the latest first, at most four.</summary>
    public required IReadOnlyList<Cell> EarlierCells { get; init; }

    /// <summary>The grade of a closed lead no longer says whom to call.</summary>
    public bool MayOverride { get; init; }

    /// <summary>Whether the report on overrides is for this actor.</summary>
    public bool MayReport { get; init; }
    public bool MayAssign { get; init; }
    public bool MayTake { get; init; }
    public bool MayDelete { get; init; }
}

/// <summary>A field and its value as people read it; empty when there is none.</summary>
public sealed record ProfileField(LeadField Field, string Text)
{
    public bool MayEdit => Field.Set is not null || Field.Key == "company";
}
