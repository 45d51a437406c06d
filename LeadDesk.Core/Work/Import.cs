namespace LeadDesk.Core.Work;

/// <summary>A file on its way in: what it was, how its columns are read, and what came of its rows.</summary>
public sealed class Import
{
    public long Id { get; private set; }

    /// <summary>The job that runs it; null while the mapping is still being looked at.</summary>
    public long? JobId { get; set; }
    public Job? Job { get; set; }
    public required string FileName { get; init; }

    /// <summary>The kept file's name in the uploads folder.</summary>
    public required string StoredName { get; init; }
    public required long Bytes { get; init; }

    /// <summary>What the file's bytes come to by SHA-256, by which it is known again; null for files from before that.</summary>
    public string? Sum { get; init; }

    /// <summary>The same for the header alone: files of one shape are mapped alike.</summary>
    public string? Shape { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public int? ById { get; init; }
    public required string By { get; init; }

    /// <summary>How the columns are read, as JSON.</summary>
    public string Mapping { get; set; } = "{}";
    public long Created { get; set; }
    public long Updated { get; set; }
    public long Unchanged { get; set; }
    public long Refused { get; set; }

    /// <summary>What undoing did: leads taken away, fields set back, and leads or fields kept because somebody had worked on them since.</summary>
    public long Removed { get; set; }
    public long Restored { get; set; }
    public long Kept { get; set; }
}

/// <summary>A row, or a value in it, that could not be taken.</summary>
public sealed class ImportError
{
    public long Id { get; private set; }
    public required long ImportId { get; init; }

    /// <summary>The line in the file, 1 for the header.</summary>
    public required long Line { get; init; }
    public string? Column { get; init; }
    public string? Value { get; init; }
    public required string Reason { get; init; }

    /// <summary>The whole row as a JSON array, so that the refused rows can be downloaded, mended and sent again.</summary>
    public string? Row { get; init; }
}
