using LeadDesk.Core.Data;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Routing;

/// <summary>Settles what routing knows of a person: languages, skills, working hours, and how many open leads are enough.</summary>
public sealed class SaveProfile(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public const int MostOpen = 10_000, LongestList = 1_000;

    public Task<Outcome> RunAsync(Actor actor, int personId, ProfileEntry entry, CancellationToken cancellationToken = default) => RoutingChange.RunAsync(databases, actor, async (db, token) =>
    {
        if (await db.Users.FirstOrDefaultAsync(user => user.Id == personId, token) is not { } person)
        {
            return Outcome.Refuse("There is no such person. Nothing was saved.");
        }

        if (entry.OpenCap is < 0 or > MostOpen || entry.Languages?.Length > LongestList || entry.Skills?.Length > LongestList)
        {
            return Outcome.Refuse($"Open leads are 0 to {MostOpen:N0} or empty for any number, and lists at most {LongestList:N0} characters. Nothing was saved.");
        }

        if (entry.CalendarKey is { } key && !await db.Calendars.AnyAsync(calendar => calendar.Key == key, token))
        {
            return Outcome.Refuse($"There is no calendar {key}. Nothing was saved.");
        }

        var profile = await db.OfAsync(personId, token);
        (profile.Languages, profile.Skills, profile.CalendarKey, profile.OpenCap) = (Lines(entry.Languages), Lines(entry.Skills), entry.CalendarKey, entry.OpenCap);
        db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), "Changed how a person gets leads", person.Email!));
        return Outcome.Done;
    }, cancellationToken);

    private static string Lines(string? text) => string.Join('\n', (text ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct());
}

/// <param name="Languages">Codes or names, by commas or lines.</param>
/// <param name="CalendarKey">Null for round the clock.</param>
/// <param name="OpenCap">Null for any number.</param>
public sealed record ProfileEntry(string? Languages, string? Skills, string? CalendarKey, int? OpenCap);

internal static class Profiles
{
    /// <summary>The tracked profile of a person, made when there is none yet.</summary>
    public static async Task<RepProfile> OfAsync(this LeadDb db, int personId, CancellationToken cancellationToken) =>
        await db.RepProfiles.FirstOrDefaultAsync(profile => profile.UserId == personId, cancellationToken) ?? db.RepProfiles.Add(new() { UserId = personId }).Entity;
}
