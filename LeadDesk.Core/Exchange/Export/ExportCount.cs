namespace LeadDesk.Core.Exchange.Export;

/// <summary>What went into an export.</summary>
internal sealed class ExportCount
{
    private readonly HashSet<int> models = [];

    public long Rows { get; private set; }

    /// <summary>Texts too long for a cell.</summary>
    public long Cut { get; set; }

    /// <summary>The model versions by which the leads were scored.</summary>
    public IReadOnlyCollection<int> Models => models;

    public void Add(ExportRow row)
    {
        Rows++;

        if (row.ModelVersionId is { } version)
        {
            models.Add(version);
        }
    }
}
