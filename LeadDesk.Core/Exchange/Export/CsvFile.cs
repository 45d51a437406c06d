using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>CSV as RFC 4180 has it, in UTF-8 with a byte order mark, by which Excel knows the encoding.</summary>
public sealed class CsvFile : IAsyncDisposable
{
    private readonly CsvWriter csv;

    /// <param name="delimiter">Where numbers have a decimal comma, spreadsheets expect a semicolon.</param>
    public CsvFile(Stream into, string delimiter = ",") =>
        csv = new(new StreamWriter(into, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 65536, leaveOpen: true), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter });

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
