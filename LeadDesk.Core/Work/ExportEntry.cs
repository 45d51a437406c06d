namespace LeadDesk.Core.Work;

/// <summary>What left the desk as a file.</summary>
public sealed class ExportEntry
{
    public long Id { get; private set; }
    public required DateTimeOffset At { get; init; }
    public int? ById { get; init; }
    public required string By { get; init; }

    /// <summary>mql.xlsx, mql.csv, grades.csv …</summary>
    public required string Kind { get; init; }
    public required long Rows { get; init; }

    /// <summary>The filter in words.</summary>
    public required string What { get; init; }
    public string? Models { get; init; }

    /// <summary>The saved export that made it; null for one that was made by hand.</summary>
    public int? DefinitionId { get; init; }

    /// <summary>What the file was called when it was handed out.</summary>
    public string? FileName { get; set; }

    /// <summary>Under which name it is kept to be fetched again; null when it is not, or not any more.</summary>
    public string? StoredName { get; set; }

    /// <summary>Where it was sent by itself: addresses or the folder; null when somebody fetched it.</summary>
    public string? DeliveredTo { get; init; }
}
