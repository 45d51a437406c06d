using System.Globalization;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>What a spreadsheet takes as the name of a sheet.</summary>
public static class SheetName
{
    /// <summary>31 are allowed; some are left for the number of a second sheet.</summary>
    private const int Longest = 27;

    private static readonly string[] Taken = ["About", "Matrix", "History"];

    /// <summary>The words without what a sheet's name must not hold ([ ] : * ? / \ and an apostrophe at either end), cut to fit; "Leads" when nothing is left.</summary>
    public static string Of(string words)
    {
        var safe = string.Concat(words.Select(letter => "[]:*?/\\".Contains(letter, StringComparison.Ordinal) || char.IsControl(letter) || letter is '\uFFFE' or '\uFFFF' ? ' ' : letter));
        safe = Cut(string.Join(' ', safe.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('\'', ' ')).Trim('\'', ' ');
        return safe.Length == 0 ? "Leads" : Taken.Contains(safe, StringComparer.OrdinalIgnoreCase) ? $"{safe} leads" : safe;
    }

    private static string Cut(string name)
    {
        var letters = StringInfo.GetTextElementEnumerator(name);
        var end = 0;

        while (letters.MoveNext() && letters.ElementIndex + letters.GetTextElement().Length <= Longest)
        {
            end = letters.ElementIndex + letters.GetTextElement().Length;
        }

        return name[..end];
    }
}
