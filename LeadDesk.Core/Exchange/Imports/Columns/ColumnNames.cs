namespace LeadDesk.Core.Exchange.Imports.Columns;

public static class ColumnNames
{
    /// <summary>The most columns a file may have.</summary>
    public const int Most = 500;

    private const int Longest = 100;

    /// <summary>One distinct name per header cell: the second "Name" becomes "Name (2)", an empty one "Column 7".</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> header)
    {
        var names = new List<string>(header.Count);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

        for (var at = 0; at < header.Count; at++)
        {
            var written = header[at].Trim().Trim('\0', '﻿');
            var wanted = written.Length == 0 ? $"Column {at + 1}" : written.Length > Longest ? written[..Longest] : written;
            var name = wanted;

            for (var again = 2; !taken.Add(name); again++)
            {
                name = $"{wanted} ({again})";
            }

            names.Add(name);
        }

        return names;
    }
}
