using System.Globalization;
using LeadDesk.Core.Desk.Calendars;
using LeadDesk.Core.Sla;

namespace LeadDesk.Web.Api;

/// <summary>When a team works.</summary>
internal sealed record CalendarBody
{
    /// <summary>How people name it; without it the name stays, and a new calendar is named by its id.</summary>
    public string? Name { get; init; }

    /// <summary>An IANA name, such as Europe/Berlin.</summary>
    public required string Zone { get; init; }

    /// <summary>mon to sun, each with its windows as pairs of local times, half-open. One that ends at or before its beginning runs past midnight.</summary>
    public Dictionary<string, List<List<string>>>? Weekly { get; init; }

    /// <summary>Dates on which no window opens.</summary>
    public List<string>? Holidays { get; init; }

    /// <summary>Dates with hours of their own, which count before weekday and holiday.</summary>
    public List<SpecialDayText>? Special { get; init; }

    public CalendarText AsText() => new() { Zone = Zone, Weekly = Weekly, Holidays = Holidays, Special = Special };
}

/// <param name="Start">A moment with its offset.</param>
/// <param name="Minutes">Working minutes, 0 or more; parts of minutes as well.</param>
internal sealed record DeadlineBody(DateTimeOffset Start, double Minutes);

/// <param name="Start">A moment with its offset.</param>
/// <param name="End">A moment with its offset.</param>
internal sealed record ElapsedBody(DateTimeOffset Start, DateTimeOffset End);

/// <param name="Start">A moment with its offset.</param>
internal sealed record OpeningBody(DateTimeOffset Start);

/// <param name="Deadline">In UTC.</param>
internal sealed record DeadlineAnswer(string Deadline);

/// <param name="Minutes">Working minutes from start to end; 0 when the end is not later.</param>
internal sealed record ElapsedAnswer(double Minutes);

/// <param name="NextOpening">In UTC; the start itself when it is open then.</param>
internal sealed record OpeningAnswer(string NextOpening);

/// <param name="Version">Rises with every change.</param>
internal sealed record CalendarAnswer(
    string Id, string Name, string Zone, IReadOnlyDictionary<string, List<List<string>>> Weekly, IReadOnlyList<string> Holidays, IReadOnlyList<SpecialDayText> Special, int Version)
{
    public static CalendarAnswer Of(CalendarView view)
    {
        var text = CalendarJson.TextOf(view.Definition);
        return new(view.Key, view.Name, view.Definition.Zone, text.Weekly!, text.Holidays!, text.Special!, view.Version);
    }

    /// <summary>ISO 8601 in UTC, with a fraction of a second only where there is one.</summary>
    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
