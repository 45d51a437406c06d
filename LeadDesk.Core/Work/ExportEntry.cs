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
}
