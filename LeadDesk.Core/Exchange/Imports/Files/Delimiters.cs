namespace LeadDesk.Core.Exchange.Imports.Files;

/// <summary>Finds out which character stands between the cells.</summary>
public static class Delimiters
{
    public static IReadOnlyList<char> All { get; } = [',', ';', '\t', '|'];

    /// <summary>
    /// The one that cuts most of the first rows into as many cells as the header, and more than one; a comma when none does.
    /// A first line "sep=;" decides it.
    /// </summary>
    public static char Sniff(string beginning) => Declared(beginning) ?? All.MaxBy(delimiter => Merit(beginning, delimiter));

    /// <summary>The delimiter that a first line "sep=;", as Excel writes it, declares; or null.</summary>
    public static char? Declared(string beginning) =>
        beginning.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && beginning.Length > 4 && (beginning.Length == 5 || beginning[5] is '\r' or '\n') ? beginning[4] : null;

    private static double Merit(string beginning, char delimiter)
    {
        const int Rows = 30;
        using var reader = new CsvReader(new StringReader(beginning), delimiter);
        var widths = new List<int>();

        while (widths.Count < Rows && reader.ReadWritten(out var row))
        {
            widths.Add(row.Refusal is null ? row.Cells.Length : 0);
        }

        return widths is [> 1, ..] ? widths.Count(width => width == widths[0]) * 1000.0 / widths.Count + widths[0] : 0;
    }
}
