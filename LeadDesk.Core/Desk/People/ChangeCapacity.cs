using System.Globalization;
using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.People;

/// <summary>Says how many hand-overs a week a person can follow up, or that nobody knows.</summary>
public sealed class ChangeCapacity(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public const int Most = 1000;

    /// <param name="perWeek">0 to 1,000; null for "not set".</param>
    public Task<Outcome> RunAsync(Actor actor, int personId, int? perWeek, CancellationToken cancellationToken) =>
        PersonChange.RunAsync(databases, clock, actor, personId, (db, person, now, _) =>
        {
            if (perWeek is < 0 or > Most)
            {
                return Task.FromResult(Outcome.Refuse($"A capacity is 0 to {Most:N0} hand-overs a week, or empty. Nothing was changed."));
            }

            if (person.WeeklyCapacity != perWeek)
            {
                db.Audit.Add(AuditEntry.Of(actor, now, "Changed a capacity", person.Email!, $"{Say(person.WeeklyCapacity)} to {Say(perWeek)}"));
                person.WeeklyCapacity = perWeek;
            }

            return Task.FromResult(Outcome.Done);
        }, cancellationToken);

    private static string Say(int? perWeek) => perWeek is { } known ? $"{known.ToString(CultureInfo.InvariantCulture)} a week" : "not set";
}
