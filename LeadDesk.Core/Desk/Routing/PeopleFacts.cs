using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>What routing has to know of people, at one moment or at any since.</summary>
internal sealed class PeopleFacts
{
    // The longest day has 25 hours, and zones differ: the newest two days hold everybody's today.
    private static readonly TimeSpan LongestDay = TimeSpan.FromHours(26);

    private Dictionary<int, AppUser> Users { get; init; } = [];
    private Dictionary<int, RepProfile> Profiles { get; init; } = [];
    private Dictionary<string, BusinessCalendar> Calendars { get; init; } = [];
    private ILookup<int, Absence> Absences { get; init; } = Array.Empty<Absence>().ToLookup(absence => absence.UserId);

    /// <summary>Moments of the newest leads of the pool that each person got.</summary>
    private ILookup<int, DateTimeOffset> Given { get; init; } = Array.Empty<DateTimeOffset>().ToLookup(_ => 0);
    private Dictionary<int, int> Open { get; init; } = [];

    /// <param name="since">The first moment that is asked about; the last one is now.</param>
    public static async Task<PeopleFacts> LoadAsync(LeadDb db, int[] ids, int poolId, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var profiles = await db.RepProfiles.AsNoTracking().Where(profile => ids.Contains(profile.UserId)).ToDictionaryAsync(profile => profile.UserId, cancellationToken);
        var keys = profiles.Values.Select(profile => profile.CalendarKey).OfType<string>().Distinct().ToList();
        var calendars = keys.Count == 0 ? [] : await db.Calendars.AsNoTracking().Where(calendar => keys.Contains(calendar.Key)).ToListAsync(cancellationToken);
        return new()
        {
            Users = await db.Users.AsNoTracking().Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, cancellationToken),
            Profiles = profiles,
            Calendars = calendars.ToDictionary(calendar => calendar.Key, calendar => new BusinessCalendar(CalendarJson.Read(calendar.Definition))),
            Absences = (await db.Absences.AsNoTracking().Where(absence => ids.Contains(absence.UserId) && absence.From <= now && (absence.Until == null || absence.Until > since)).ToListAsync(cancellationToken))
                .ToLookup(absence => absence.UserId),
            Given = await GivenAsync(db, ids, poolId, now, cancellationToken),
            Open = await OpenLeadsAsync(db, ids, cancellationToken),
        };
    }

    public Candidate Of(PoolMember member, DateTimeOffset at)
    {
        var (user, profile) = (Users.GetValueOrDefault(member.UserId), Profiles.GetValueOrDefault(member.UserId));
        var calendar = profile?.CalendarKey is { } key ? Calendars.GetValueOrDefault(key) : null;
        return new()
        {
            UserId = member.UserId,
            Name = user?.DisplayName ?? "Somebody",
            IsDisabled = user is null or { DisabledAt: not null },
            Weight = member.Weight,
            Turns = member.Turns,
            WaitsSince = member.LastAt ?? member.JoinedAt,
            Today = Given[member.UserId].Count(one => DayOf(calendar, one) == DayOf(calendar, at)),
            DailyCap = member.DailyCap,
            OpenLeads = Open.GetValueOrDefault(member.UserId),
            OpenCap = profile?.OpenCap,
            NotReceivingSince = profile?.NotReceivingSince,
            Away = AwayOf(member.UserId, at),
            IsAtWork = calendar?.IsOpen(at) != false,
            Languages = Lines(profile?.Languages),
            Skills = Lines(profile?.Skills),
        };
    }

    private static async Task<ILookup<int, DateTimeOffset>> GivenAsync(LeadDb db, int[] ids, int poolId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - LongestDay;
        var saved = await db.Routed.Where(routed => routed.At > since && routed.ToId != null && ids.Contains(routed.ToId.Value) && routed.PoolId == poolId)
            .Select(routed => new { To = routed.ToId!.Value, routed.At }).ToListAsync(cancellationToken);
        var pending = db.ChangeTracker.Entries<Routed>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity)
            .Where(routed => routed.PoolId == poolId && routed.ToId is not null).Select(routed => new { To = routed.ToId!.Value, routed.At });
        return saved.Concat(pending).ToLookup(one => one.To, one => one.At);
    }

    /// <summary>The person's date at a moment, by the calendar they work by.</summary>
    public DateOnly DayOf(int userId, DateTimeOffset at) => DayOf(Profiles.GetValueOrDefault(userId)?.CalendarKey is { } key ? Calendars.GetValueOrDefault(key) : null, at);

    private static DateOnly DayOf(BusinessCalendar? calendar, DateTimeOffset at) => calendar?.DateAt(at) ?? DateOnly.FromDateTime(at.UtcDateTime);

    // Of several absences the one that ends last counts.
    private Away? AwayOf(int userId, DateTimeOffset at) => Absences[userId].Where(absence => absence.From <= at && (absence.Until is not { } until || until > at)).OrderByDescending(absence => absence.Until ?? DateTimeOffset.MaxValue).FirstOrDefault() is { } last
        ? new(last.Until, last.CatchesUp) : null;

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Leads to work, as the database counts them, corrected by owners that this context is still to save.
    private static async Task<Dictionary<int, int>> OpenLeadsAsync(LeadDb db, int[] ids, CancellationToken cancellationToken)
    {
        var counts = await db.Leads.Where(lead => lead.InQueue && lead.OwnerId != null && ids.Contains(lead.OwnerId.Value))
            .GroupBy(lead => lead.OwnerId!.Value).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);

        foreach (var moved in db.ChangeTracker.Entries<Lead>().Where(entry => entry.State == EntityState.Modified && entry.Entity.InQueue).Select(entry => entry.Property(lead => lead.OwnerId)))
        {
            Count(moved.OriginalValue, -1);
            Count(moved.CurrentValue, 1);
        }

        return counts;

        void Count(int? owner, int by)
        {
            if (owner is { } id)
            {
                counts[id] = counts.GetValueOrDefault(id) + by;
            }
        }
    }
}
