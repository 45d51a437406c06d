namespace LeadDesk.Core.Sla;

/// <summary>A calendar of the desk under the key that programs and policies name it by.</summary>
public sealed class SlaCalendar : IVersioned
{
    public const string RoundTheClock = "always", OfficeHours = "office-hours";
    public const int LongestKey = 60, LongestName = 100;

    /// <summary>Lower-case letters, digits and hyphens.</summary>
    public required string Key { get; init; }
    public required string Name { get; set; }

    /// <summary>The definition, as <see cref="CalendarJson"/> writes it.</summary>
    public required string Definition { get; set; }

    /// <summary>Rises with every save; the later of two savers is told.</summary>
    public int Version { get; private set; } = 1;
    public required DateTimeOffset ChangedAt { get; set; }
    public required string ChangedBy { get; set; }

    public void NextVersion() => Version++;
}
