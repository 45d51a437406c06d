using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace LeadDesk.Core.Exchange.Imports.Files;

/// <summary>Reads the sheets of a workbook once for what its reader would pass over in silence: cells without a sound place, and texts that are not there.</summary>
public static class SheetCheck
{
    private const string LastColumn = "XFD";

    /// <exception cref="BrokenTableException">It is not as a workbook has to be.</exception>
    public static void Check(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        var texts = zip.GetEntry("xl/sharedStrings.xml") is { } shared ? CountTexts(shared) : 0;

        foreach (var sheet in zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) && entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            CheckCells(sheet, texts);
        }
    }

    private static long CountTexts(ZipArchiveEntry part)
    {
        using var content = part.Open();
        using var xml = XmlReader.Create(content);
        var count = 0L;

        while (xml.Read())
        {
            count += xml is { NodeType: XmlNodeType.Element, Depth: 1, LocalName: "si" } ? 1 : 0;
        }

        return count;
    }

    private static void CheckCells(ZipArchiveEntry part, long texts)
    {
        using var content = part.Open();
        using var xml = XmlReader.Create(content);
        var (line, isText, isValue) = (0L, false, false);

        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                isValue = xml.LocalName == "v";

                if (xml is { LocalName: "row", Depth: 2 })
                {
                    line = xml.GetAttribute("r") is not { } number ? line + 1 : Row(number) ?? throw new BrokenTableException(line + 1);
                }
                else if (xml is { LocalName: "c", Depth: 3 })
                {
                    isText = xml.GetAttribute("t") == "s";
                    Refuse(xml.GetAttribute("r") is { } place && !IsPlace(place), line);
                }
            }
            else if (xml.NodeType == XmlNodeType.Text && isText && isValue)
            {
                Refuse(!long.TryParse(xml.Value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var index) || index >= texts, line);
            }
        }
    }

    private static bool IsPlace(string place)
    {
        var letters = place.TakeWhile(char.IsAsciiLetter).Count();
        var column = place[..letters].ToUpperInvariant();
        return letters is > 0 and <= 3 && (letters < 3 || string.CompareOrdinal(column, LastColumn) <= 0) && Row(place[letters..]) is not null;
    }

    private static long? Row(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0 ? row : null;

    private static void Refuse(bool isBroken, long line)
    {
        if (isBroken)
        {
            throw new BrokenTableException(line);
        }
    }
}
