using System.Globalization;
using System.Text;
using CsvHelper;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>CSV as RFC 4180 has it, in UTF-8 with a byte order mark, by which Excel knows the encoding.</summary>
public sealed class CsvFile : IAsyncDisposable
{
    private readonly CsvWriter csv;

    public CsvFile(Stream into) => csv = new(new StreamWriter(into, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 65536, leaveOpen: true), CultureInfo.InvariantCulture);

    public async Task WriteAsync(IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        await csv.NextRecordAsync();
    }

    public ValueTask DisposeAsync() => csv.DisposeAsync();
}
