using System.Buffers;
using System.Text.RegularExpressions;
using System.Xml;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>Text from people as a spreadsheet may hold it: never a formula, never a character that breaks the file.</summary>
public static partial class SafeText
{
    /// <summary>The most characters a cell of a workbook can hold.</summary>
    public const int LongestCell = 32_767;

    private const string CutMark = " … (cut)";

    // The full-width forms are read as formulas by spreadsheets of some locales (OWASP, CSV injection).
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    /// <summary>Whether a spreadsheet would take the text for a formula when it is typed or read from a CSV file.</summary>
    public static bool LooksLikeFormula(string text) => text.Length > 0 && FormulaStarts.Contains(text[0]);

    /// <summary>For CSV: an apostrophe in front keeps a would-be formula text.</summary>
    public static string ForCsv(string text) => LooksLikeFormula(text) ? "'" + text : text;

    /// <summary>For a workbook: what XML cannot hold becomes U+FFFD, what would be read as an escape is escaped, and what is too long is cut.</summary>
    public static string ForWorkbook(string text, out bool isCut)
    {
        isCut = text.Length > LongestCell;

        if (isCut)
        {
            text = text[..(LongestCell - CutMark.Length - (char.IsHighSurrogate(text[LongestCell - CutMark.Length - 1]) ? 1 : 0))] + CutMark;
        }

        return NeedsCare(text) ? Escaped().Replace(Readable(text), "_x005F_").Replace("\r", "_x000D_", StringComparison.Ordinal) : text;
    }

    private static bool NeedsCare(string text)
    {
        foreach (var letter in text)
        {
            if (letter is < ' ' or '_' or >= '\uD800')
            {
                return true;
            }
        }

        return false;
    }

    private static string Readable(string text)
    {
        var letters = text.ToCharArray();

        for (var at = 0; at < letters.Length; at++)
        {
            if (at + 1 < letters.Length && XmlConvert.IsXmlSurrogatePair(letters[at + 1], letters[at]))
            {
                at++;
            }
            else if (!XmlConvert.IsXmlChar(letters[at]))
            {
                letters[at] = '\uFFFD';
            }
        }

        return new(letters);
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escaped();
}
