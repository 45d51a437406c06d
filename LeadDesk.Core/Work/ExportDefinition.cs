namespace LeadDesk.Core.Work;

/// <summary>An export that was given a name: which leads, which columns, in which order and language, and when it goes out by itself.</summary>
public sealed class ExportDefinition : IVersioned
{
    public const int LongestName = 60, LongestMailTo = 500, Most = 200;

    public int Id { get; private set; }
    public required string Name { get; set; }

    /// <summary>Who made it or took it over: what goes out by itself goes out with that person's rights.</summary>
    public required int? OwnerId { get; set; }
    public bool IsShared { get; set; }

    /// <summary>Which leads, as a list's address says it.</summary>
    public required string Leads { get; set; }

    /// <summary>Keys of the columns in their order, parted by commas; empty for the usual ones.</summary>
    public required string Columns { get; set; }

    /// <summary>A key of the lead list's orders, with "-" in front for descending.</summary>
    public required string Sort { get; set; }
    public bool IsCsv { get; set; }

    /// <summary>The language of headers and the form of dates: "en", "de" …</summary>
    public required string Language { get; set; }

    /// <summary>Leaves out what went out with this export before and has not changed in any of its columns.</summary>
    public bool OnlyChanged { get; set; }
    public ExportRhythm Rhythm { get; set; }

    /// <summary>The day of a weekly export.</summary>
    public DayOfWeek Weekday { get; set; } = DayOfWeek.Monday;
    public TimeOnly At { get; set; } = new(7, 0);

    /// <summary>IANA name of the zone that <see cref="At"/> is meant in.</summary>
    public string Zone { get; set; } = "UTC";

    /// <summary>Addresses parted by commas; empty for none.</summary>
    public string MailTo { get; set; } = "";

    /// <summary>Whether it is also laid into the desk's folder for exports.</summary>
    public bool ToFolder { get; set; }

    /// <summary>When it goes out by itself next; null when it does not.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>Why it does not go out any more although it should; null when nothing is wrong.</summary>
    public string? Stopped { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public int Version { get; private set; } = 1;

    public void NextVersion() => Version++;
}

public enum ExportRhythm
{
    /// <summary>Only when somebody asks.</summary>
    None,
    Daily,
    Weekly,
}

/// <summary>What a lead's row in a saved export came to when it last went out.</summary>
public sealed class ExportedLead
{
    public required int DefinitionId { get; init; }
    public required long LeadId { get; init; }

    /// <summary>Of all its cells; another one as soon as a cell is.</summary>
    public required long Sum { get; set; }
}
