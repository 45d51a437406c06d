using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>How leads are routed: rules, pools, and what is known of the people.</summary>
public sealed class RoutingSettings(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <summary>Null for those who do not settle it.</summary>
    public async Task<RoutingSheet?> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.RunsRouting)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var users = await db.Users.OrderBy(user => user.DisplayName).ToListAsync(cancellationToken);
        var names = users.ToDictionary(user => user.Id, user => user.DisplayName);
        var pools = await db.Pools.Include(pool => pool.Members).OrderBy(pool => pool.Name).ToListAsync(cancellationToken);
        var rules = await RuleFor.InOrderAsync(db, cancellationToken);
        var problems = await SegmentNames.ProblemsAsync(db, rules.Select(rule => rule.Condition), now, cancellationToken);
        IReadOnlyList<LeadField> fields = [.. await ModelShelf.FieldsAsync(db, cancellationToken), .. await SegmentNames.FieldsAsync(db, cancellationToken)];
        var profiles = await db.RepProfiles.ToDictionaryAsync(profile => profile.UserId, cancellationToken);
        var absences = await db.Absences.Where(absence => absence.Until == null || absence.Until > now).OrderBy(absence => absence.From).ToListAsync(cancellationToken);
        return new(
            [.. rules.Select(rule => RuleOf(rule, pools, fields) with { Problem = rule.Condition is { } asked ? problems.GetValueOrDefault(asked) : null })],
            [.. pools.Select(pool => new PoolView(pool.Id, pool.Name, pool.OverflowOwnerId, pool.OverflowOwnerId is { } owner ? names.GetValueOrDefault(owner) : null, pool.Version, [.. pool.Members
                .Select(member => new PoolMemberView(member.UserId, names.GetValueOrDefault(member.UserId) ?? "Somebody", member.Weight, member.DailyCap, member.Turns, member.LastAt)).OrderBy(member => member.Name)]))],
            [.. users.Where(user => user.DisabledAt is null).Select(user => PersonOf(user, profiles.GetValueOrDefault(user.Id), absences, pools))],
            await db.Calendars.OrderBy(calendar => calendar.Name).Select(calendar => new CalendarChoice(calendar.Key, calendar.Name)).ToListAsync(cancellationToken),
            await RouteWaiting.Waiting(db).CountAsync(cancellationToken),
            fields)
        {
            Unowned = await db.Leads.CountAsync(lead => lead.OwnerId == null && lead.InQueue, cancellationToken),
        };
    }

    private static RuleView RuleOf(RoutingRule rule, List<Pool> pools, IReadOnlyList<LeadField> fields)
    {
        var condition = rule.Condition is { } json && ModelJson.TryRead(json, out Condition? read).Succeeded ? read : null;
        var words = rule.Condition is null ? "every lead" : condition is null ? "no lead: its condition cannot be read" : ConditionWords.Of(condition, key => (fields.FirstOrDefault(field => field.Key == key) ?? LeadFields.Find(key, []))?.Name ?? key);
        return new(rule.Id, rule.Name, rule.PoolId, pools.Find(pool => pool.Id == rule.PoolId)?.Name ?? "", condition, words, rule.AccountOwnerFirst, rule.MatchesLanguage, rule.Skill, rule.Version);
    }

    private static RoutedPerson PersonOf(AppUser user, RepProfile? profile, List<Absence> absences, List<Pool> pools) => new(
        user.Id, user.DisplayName, profile?.Languages.ReplaceLineEndings(", ") ?? "", profile?.Skills.ReplaceLineEndings(", ") ?? "", profile?.CalendarKey, profile?.OpenCap, profile?.NotReceivingSince, profile?.NotReceivingWhy,
        [.. absences.Where(absence => absence.UserId == user.Id).Select(absence => new AbsenceView(absence.Id, absence.From, absence.Until, absence.CatchesUp, absence.Note))],
        pools.Exists(pool => pool.Members.Exists(member => member.UserId == user.Id)) || user.Role == Role.Rep);
}

/// <param name="Fields">What a rule can ask for.</param>
/// <param name="Waiting">Leads to work that nobody owns and no one left so on purpose.</param>
public sealed record RoutingSheet(
    IReadOnlyList<RuleView> Rules, IReadOnlyList<PoolView> Pools, IReadOnlyList<RoutedPerson> People, IReadOnlyList<CalendarChoice> Calendars, int Waiting,
    IReadOnlyList<LeadField> Fields)
{
    /// <summary>All leads to work that nobody owns, with those that somebody left so.</summary>
    public int Unowned { get; init; }
}

public sealed record RuleView(
    int Id, string Name, int PoolId, string Pool, Condition? Condition, string Words, bool AccountOwnerFirst, bool MatchesLanguage, string? Skill, int Version)
{
    /// <summary>Why it is for no lead, such as a segment that names a deleted field; null while it can be asked.</summary>
    public string? Problem { get; init; }
}

public sealed record PoolView(int Id, string Name, int? OverflowOwnerId, string? Overflow, int Version, IReadOnlyList<PoolMemberView> Members);

public sealed record PoolMemberView(int UserId, string Name, int Weight, int? DailyCap, double Turns, DateTimeOffset? LastAt);

/// <param name="Languages">Joined by commas, as are the skills.</param>
/// <param name="GetsLeads">In a pool, or a rep: whom routing is about.</param>
public sealed record RoutedPerson(
    int Id, string Name, string Languages, string Skills, string? CalendarKey, int? OpenCap, DateTimeOffset? NotReceivingSince, string? NotReceivingWhy,
    IReadOnlyList<AbsenceView> Absences, bool GetsLeads);

public sealed record AbsenceView(int Id, DateTimeOffset From, DateTimeOffset? Until, bool CatchesUp, string? Note);

public sealed record CalendarChoice(string Key, string Name);
