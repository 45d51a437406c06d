using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>Streams rows into a sheet. One set of attributes and elements serves every cell, so that a row leaves next to no garbage.</summary>
internal sealed class SheetRows(OpenXmlWriter writer, IReadOnlyList<ExportColumn> columns, SheetStyles styles, SheetLinks links, bool linksPages)
{
    private static readonly Row RowElement = new();
    private static readonly Cell CellElement = new();
    private static readonly InlineString InlineElement = new();
    private static readonly Text TextElement = new();
    private static readonly CellValue ValueElement = new();
    private static readonly OpenXmlAttribute[] Preserve = [new("xml", "space", "http://www.w3.org/XML/1998/namespace", "preserve")];

    private readonly string[] letters = [.. columns.Select((_, at) => CellName.OfColumn(at))];
    private readonly OpenXmlAttribute[] rowAttributes = new OpenXmlAttribute[1];
    private readonly OpenXmlAttribute[] three = new OpenXmlAttribute[3];

    /// <summary>Texts that were too long for a cell.</summary>
    public long Cut { get; private set; }

    public void WriteHeader(Row laidOut)
    {
        writer.WriteStartElement(laidOut);

        foreach (var (at, cell) in laidOut.Elements<Cell>().Index())
        {
            WriteText(letters[at] + "1", cell.StyleIndex?.InnerText ?? "0", columns[at].Header);
        }

        writer.WriteEndElement();
    }

    public void Write(ExportRow row, int number)
    {
        var name = number.ToString(CultureInfo.InvariantCulture);
        rowAttributes[0] = new("r", "", name);
        writer.WriteStartElement(RowElement, rowAttributes);

        for (var at = 0; at < columns.Count; at++)
        {
            var value = columns[at].Read(row);

            if (value.HasValue)
            {
                WriteCell(row, at, letters[at] + name, value);
            }
        }

        writer.WriteEndElement();
    }

    private void WriteCell(ExportRow row, int at, string cell, ExportValue value)
    {
        var kind = columns[at].Kind;

        if (value.Text is not { } text)
        {
            WriteNumber(cell, styles.Plain[at], kind, value.Number);
            return;
        }

        WriteText(cell, kind == ExportKind.Grade ? styles.OfGrade(text) : SafeText.LooksLikeFormula(text) ? styles.Quoted[at] : styles.Plain[at], text);
        var target = kind == ExportKind.Mail ? SheetLinks.MailTo(row.EmailKey) : kind == ExportKind.Link && linksPages ? text : null;

        if (target is not null)
        {
            links.Add(cell, target);
        }
    }

    private void WriteNumber(string cell, string style, ExportKind kind, double number)
    {
        three[0] = new("r", "", cell);
        three[1] = new("s", "", style);
        three[2] = new("t", "", kind == ExportKind.YesNo ? "b" : "n");
        writer.WriteStartElement(CellElement, three);
        writer.WriteStartElement(ValueElement, []);
        writer.WriteString(number.ToString("R", CultureInfo.InvariantCulture));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private void WriteText(string cell, string style, string text)
    {
        text = SafeText.ForWorkbook(text, out var isCut);
        Cut += isCut ? 1 : 0;
        three[0] = new("r", "", cell);
        three[1] = new("s", "", style);
        three[2] = new("t", "", "inlineStr");
        writer.WriteStartElement(CellElement, three);
        writer.WriteStartElement(InlineElement, []);
        writer.WriteStartElement(TextElement, text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])) ? Preserve : []);
        writer.WriteString(text);
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }
}
