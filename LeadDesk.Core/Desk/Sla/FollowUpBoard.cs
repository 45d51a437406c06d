using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>What is late or about to be, by rep and grade, and how well promises were kept. For those who see all leads.</summary>
public sealed class FollowUpBoard(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public const int MostRows = 200;

    /// <returns>Null for those who do not see all leads.</returns>
    public async Task<FollowUpSheet?> AskAsync(Actor actor, FollowUpView view, CancellationToken cancellationToken = default)
    {
        if (!actor.SeesAllLeads)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var late = db.Clocks.AsNoTracking().Where(one => one.StoppedAt == null && one.HeldSince == null && one.AtRiskAt <= now);
        var counts = await late.GroupBy(one => new { one.OwnerId, one.IsPassedOn, one.Cell, IsBreached = one.DueAt <= now }).Select(same => new LateCount(same.Key.IsPassedOn ? FollowUpView.HandedOn : same.Key.OwnerId, same.Key.Cell, same.Key.IsBreached, same.Count())).ToListAsync(cancellationToken);
        var shown = Narrowed(late, view, now);
        var people = await db.Users.AsNoTracking().Where(person => person.DisabledAt == null || counts.Select(count => count.OwnerId).Contains(person.Id)).ToListAsync(cancellationToken);
        var next = await db.Clocks.Where(one => one.StoppedAt == null && one.HeldSince == null && one.DueAt > now && one.AtRiskAt <= now).MinAsync(one => (DateTimeOffset?)one.DueAt, cancellationToken);
        var kept = await KeptPromises.CountAsync(db, now.AddDays(-view.Days), now, now, cancellationToken);
        var before = await KeptPromises.CountAsync(db, now.AddDays(-2 * view.Days), now.AddDays(-view.Days), now, cancellationToken);

        return new(
            now,
            counts.Where(count => count.IsBreached).Sum(count => count.Count),
            counts.Where(count => !count.IsBreached).Sum(count => count.Count),
            next,
            await RowsAsync(shown, view.Order, now, people, cancellationToken),
            await shown.CountAsync(cancellationToken),
            await RepsAsync(db, people, counts, kept, cancellationToken),
            kept.All,
            before.All,
            kept.Response,
            before.Response);
    }

    internal static IQueryable<SlaClock> Narrowed(IQueryable<SlaClock> late, FollowUpView view, DateTimeOffset now)
    {
        late = view.State switch { "breached" => late.Where(one => one.DueAt <= now), "risk" => late.Where(one => one.DueAt > now), _ => late };
        late = view.OwnerId switch
        {
            null => late,
            0 => late.Where(one => one.OwnerId == null),
            FollowUpView.HandedOn => late.Where(one => one.IsPassedOn),
            { } owner => late.Where(one => one.OwnerId == owner && !one.IsPassedOn),
        };
        late = view.Cell is { } cell ? late.Where(one => one.Cell == cell) : late;
        return view.Kind is { } kind ? late.Where(one => one.Kind == kind) : late;
    }

    private static async Task<List<LateLead>> RowsAsync(IQueryable<SlaClock> late, string order, DateTimeOffset now, List<AppUser> people, CancellationToken cancellationToken)
    {
        var sorted = order switch
        {
            "rep" => late.OrderBy(one => one.OwnerId).ThenBy(one => one.DueAt),
            "grade" => late.OrderBy(one => one.Lead.CellRank).ThenBy(one => one.DueAt),
            _ => late.OrderBy(one => one.DueAt),
        };
        var rows = await sorted.Take(MostRows).Select(one => new
        {
            one.Id,
            one.LeadId,
            one.Lead.FirstName,
            one.Lead.LastName,
            one.Lead.Email,
            one.Lead.ExternalId,
            Company = one.Lead.Account!.Name,
            one.Lead.Cell,
            one.Kind,
            one.StartedAt,
            one.DueAt,
            one.OwnerId,
            one.IsPassedOn,
            LeadOwnerId = one.Lead.OwnerId,
            one.BreachReason,
            one.AskedAt,
            one.Lead.RestsUntil,
        }).ToListAsync(cancellationToken);
        var names = people.ToDictionary(person => person.Id, person => person.DisplayName);
        return rows.ConvertAll(row => new LateLead(
            row.Id, row.LeadId, LeadName.Of(row.FirstName, row.LastName, row.Email, row.ExternalId, row.LeadId), row.Company, row.Cell, row.Kind, row.StartedAt, row.DueAt, row.DueAt <= now,
            row.OwnerId, row.OwnerId is { } owner ? names.GetValueOrDefault(owner) : null, row.LeadOwnerId, row.BreachReason, row.AskedAt)
        {
            RestsUntil = row.RestsUntil > now ? row.RestsUntil : null,
            IsPassedOn = row.IsPassedOn,
            NowWith = row.LeadOwnerId is { } with && with != row.OwnerId ? names.GetValueOrDefault(with) : null,
        });
    }

    /// <summary>A line for each person, for leads without owner, and for promises that were handed on in time and are held against nobody.</summary>
    private static async Task<List<RepLine>> RepsAsync(LeadDb db, List<AppUser> people, List<LateCount> late, KeptPromises kept, CancellationToken cancellationToken)
    {
        var open = await db.Leads.Where(lead => lead.InQueue).GroupBy(lead => lead.OwnerId).Select(same => new { same.Key, Count = same.Count() }).ToListAsync(cancellationToken);
        var profiles = await db.RepProfiles.AsNoTracking().ToDictionaryAsync(profile => profile.UserId, cancellationToken);
        var reps = people.Where(person => person.Role == Role.Rep || late.Exists(count => count.OwnerId == person.Id) || open.Exists(own => own.Key == person.Id))
            .Select(person => Line(person.Id, person.DisplayName, person.WeeklyCapacity)).OrderByDescending(rep => rep.Breached).ThenByDescending(rep => rep.AtRisk).ThenBy(rep => rep.Name, StringComparer.CurrentCulture);
        List<RepLine> lines = [.. reps];

        if (open.Exists(own => own.Key is null) || late.Exists(count => count.OwnerId is null))
        {
            lines.Add(Line(null, "Nobody", null));
        }

        if (late.Exists(count => count.OwnerId == FollowUpView.HandedOn))
        {
            lines.Add(Line(FollowUpView.HandedOn, "Handed on in time", null));
        }

        return lines;

        RepLine Line(int? id, string name, int? weekly) => new(
            id,
            name,
            open.Find(own => own.Key == id)?.Count ?? 0,
            id is { } known ? profiles.GetValueOrDefault(known)?.OpenCap : null,
            weekly,
            id is null || profiles.GetValueOrDefault(id.Value)?.NotReceivingSince is null,
            late.Where(count => count.OwnerId == id).GroupBy(count => count.Cell).ToDictionary(same => same.Key, same => new CellLate(
                same.Where(count => count.IsBreached).Sum(count => count.Count), same.Where(count => !count.IsBreached).Sum(count => count.Count))),
            kept.Of(id));
    }

    private sealed record LateCount(int? OwnerId, Cell Cell, bool IsBreached, int Count);
}
