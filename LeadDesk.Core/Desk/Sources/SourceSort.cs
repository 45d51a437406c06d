namespace LeadDesk.Core.Desk.Sources;

/// <summary>The order of the lines: by a column, or by their names.</summary>
/// <param name="Key">A <see cref="SourceColumn"/> or <see cref="ByName"/>.</param>
public sealed record SourceSort(string Key, bool Descending)
{
    public const string ByName = "name";

    public static SourceSort MostLeads { get; } = new("leads", true);

    /// <summary>"-leads" or "name"; what is none is <see cref="MostLeads"/>.</summary>
    public static SourceSort Read(string? text) =>
        text?.TrimStart('-') is { } key && (key == ByName || SourceColumn.Find(key) is not null) ? new(key, text.StartsWith('-')) : MostLeads;

    public string Write() => (Descending ? "-" : "") + Key;

    /// <summary>Lines with nothing to say in the column come last whichever way round; equal ones follow their names.</summary>
    public IReadOnlyList<SourceLine> Of(IEnumerable<SourceLine> lines)
    {
        var value = SourceColumn.Find(Key)?.Value;
        var sorted = value is null
            ? Descending ? lines.OrderByDescending(line => line.Name, StringComparer.OrdinalIgnoreCase) : lines.OrderBy(line => line.Name, StringComparer.OrdinalIgnoreCase)
            : (Descending ? lines.OrderBy(line => value(line) is null).ThenByDescending(value) : lines.OrderBy(line => value(line) is null).ThenBy(value)).ThenBy(line => line.Name, StringComparer.OrdinalIgnoreCase);
        return [.. sorted];
    }
}
