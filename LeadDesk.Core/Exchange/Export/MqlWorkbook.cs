using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>
/// Puts the workbook together: ClosedXML lays it out, the rows are streamed into the package beside it, sheet after sheet. It is laid out
/// twice: at first for its styles and the sheets' heads, and at the end, when what was written is known, for everything else.
/// </summary>
public sealed class MqlWorkbook(IReadOnlyList<ExportColumn> columns)
{
    /// <summary>What a sheet can hold, without its header.</summary>
    public const int MostRows = 1_048_575;

    /// <summary>What the first sheet is called; the others get numbers behind it.</summary>
    public string Name { get; init; } = "MQLs";

    /// <summary>Fewer only in tests.</summary>
    public int RowsPerSheet { get; init; } = MostRows;

    /// <param name="expected">How many rows will come; more than the sheets for these can hold are left out.</param>
    /// <param name="about">Tells the last two sheets what was written.</param>
    public async Task<ExportCount> WriteAsync(
        Stream into, long expected, IAsyncEnumerable<IReadOnlyList<ExportRow>> chunks, MqlAbout before, Func<ExportCount, Task<MqlAbout>> about, CancellationToken cancellationToken)
    {
        await using var source = new RowSource(chunks.GetAsyncEnumerator(cancellationToken));
        var widths = ColumnWidths.Of(columns, await source.PeekAsync());
        var names = Enumerable.Range(1, (int)Math.Max(1, (expected + RowsPerSheet - 1) / RowsPerSheet)).Select(at => at == 1 ? Name : $"{Name} {at}").ToList();
        var written = new List<(string Name, int LastRow)>();
        var (count, parts) = (new ExportCount(), new HashSet<string>());
        await using var package = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true);

        using (var head = SpreadsheetDocument.Open(MqlLayout.Lay(columns, widths, [.. names.Select(name => (name, 1))], before), isEditable: false))
        {
            foreach (var name in names)
            {
                var part = PartOf(head, name);
                parts.Add(part.Uri.OriginalString.TrimStart('/'));
                written.Add((name, await WriteSheetAsync(package, part, source, count, expected)));
            }
        }

        await using var rest = new ZipArchive(MqlLayout.Lay(columns, widths, written, await about(count)), ZipArchiveMode.Read);

        foreach (var entry in rest.Entries.Where(entry => !parts.Contains(entry.FullName)))
        {
            await using var from = await entry.OpenAsync(cancellationToken);
            await using var to = await package.CreateEntry(entry.FullName).OpenAsync(cancellationToken);
            await from.CopyToAsync(to, cancellationToken);
        }

        return count;
    }

    private async Task<int> WriteSheetAsync(ZipArchive package, WorksheetPart head, RowSource source, ExportCount count, long expected)
    {
        var links = new SheetLinks();
        var (path, last) = (head.Uri.OriginalString.TrimStart('/'), 1);

        await using (var entry = package.CreateEntry(path, CompressionLevel.Fastest).Open())
        {
            using var writer = OpenXmlWriter.Create(entry);
            var rows = new SheetRows(writer, columns, SheetStyles.Of(head, columns.Count), links, linksPages: expected <= 30_000);
            Freeze(head.Worksheet);
            writer.WriteStartDocument();
            writer.WriteStartElement(head.Worksheet);

            foreach (var element in head.Worksheet.ChildElements)
            {
                switch (element)
                {
                    case SheetData data:
                        writer.WriteStartElement(new SheetData());
                        rows.WriteHeader(data.Elements<Row>().First());
                        last = await WriteRowsAsync(rows, source, count);
                        writer.WriteEndElement();
                        break;
                    case SheetDimension:
                        break;
                    case PrintOptions or PageMargins or PageSetup or HeaderFooter:
                        WriteLinks(writer, links);
                        writer.WriteElement(element);
                        break;
                    default:
                        writer.WriteElement(Stretched(element, columns.Count, last));
                        break;
                }
            }

            WriteLinks(writer, links);
            writer.WriteEndElement();
            count.Cut += rows.Cut;
        }

        if (links.Count > 0)
        {
            await using var relationships = package.CreateEntry($"{Path.GetDirectoryName(path)}/_rels/{Path.GetFileName(path)}.rels", CompressionLevel.Fastest).Open();
            links.WriteRelationships(relationships);
        }

        return last;
    }

    private async Task<int> WriteRowsAsync(SheetRows rows, RowSource source, ExportCount count)
    {
        var last = 1;

        while (last <= RowsPerSheet && await source.NextAsync() is { } row)
        {
            last++;
            rows.Write(row, last);
            count.Add(row);
        }

        return last;
    }

    // In a sheet they come behind everything about cells and before everything about paper, or it has to be repaired.
    private static void WriteLinks(OpenXmlWriter writer, SheetLinks links)
    {
        if (links.AreWritten || links.Count == 0)
        {
            return;
        }

        links.AreWritten = true;
        writer.WriteStartElement(new Hyperlinks());

        foreach (var link in links.AsElements())
        {
            writer.WriteElement(link);
        }

        writer.WriteEndElement();
    }

    // The layout knows the columns, and here is known how far down they go.
    private static OpenXmlElement Stretched(OpenXmlElement element, int columns, int last)
    {
        if (element is AutoFilter filter)
        {
            filter.Reference = $"A1:{CellName.Of(columns - 1, last)}";
        }

        foreach (var rule in element.Elements<DataValidation>())
        {
            rule.SequenceOfReferences = Down(rule.SequenceOfReferences!, last);
        }

        if (element is ConditionalFormatting colours)
        {
            colours.SequenceOfReferences = Down(colours.SequenceOfReferences!, last);
        }

        return element;
    }

    private static ListValue<StringValue> Down(ListValue<StringValue> cells, int last)
    {
        var column = string.Concat(cells.InnerText!.TakeWhile(char.IsAsciiLetter));
        return new() { InnerText = $"{column}2:{column}{Math.Max(2, last)}" };
    }

    // As the layout has it, a split of no columns and "frozenSplit", LibreOffice does not freeze anything.
    private static void Freeze(Worksheet sheet)
    {
        foreach (var pane in sheet.Descendants<Pane>())
        {
            (pane.HorizontalSplit, pane.State) = (null, PaneStateValues.Frozen);
        }
    }

    private static WorksheetPart PartOf(SpreadsheetDocument workbook, string sheet) =>
        (WorksheetPart)workbook.WorkbookPart!.GetPartById(workbook.WorkbookPart.Workbook.Descendants<Sheet>().Single(found => found.Name == sheet).Id!);
}
