using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>All policies in order, with how many open clocks go by each. Everybody may look at what is promised.</summary>
public sealed class PolicyList(IDbContextFactory<LeadDb> databases)
{
    public async Task<PolicyBook> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var open = await db.Clocks.Where(clock => clock.StoppedAt == null && clock.PolicyId != null).GroupBy(clock => clock.PolicyId!.Value)
            .Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, cancellationToken);
        var policies = await db.SlaPolicies.AsNoTracking().OrderBy(policy => policy.Order).ThenBy(policy => policy.Id).ToListAsync(cancellationToken);
        var calendars = await db.Calendars.AsNoTracking().OrderBy(calendar => calendar.Name).Select(calendar => new CalendarChoice(calendar.Key, calendar.Name)).ToListAsync(cancellationToken);
        var settings = await db.SlaSettings.AsNoTracking().FirstOrDefaultAsync(cancellationToken) ?? new();
        return new([.. policies.Select(policy => new PolicyRow(policy.Id, policy.Version, PolicyEntry.Of(policy), open.GetValueOrDefault(policy.Id)))], calendars, settings.BreachesUntilPause, settings.BreachDays, actor.RunsStages, await ModelShelf.FieldsAsync(db, cancellationToken));
    }
}

/// <param name="MayEdit">Managers and admins.</param>
/// <param name="Fields">What a condition can ask for.</param>
public sealed record PolicyBook(IReadOnlyList<PolicyRow> Policies, IReadOnlyList<CalendarChoice> Calendars, int? BreachesUntilPause, int BreachDays, bool MayEdit, IReadOnlyList<LeadField> Fields);

public sealed record PolicyRow(int Id, int Version, PolicyEntry Entry, int OpenClocks);

public sealed record CalendarChoice(string Key, string Name);
