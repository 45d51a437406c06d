using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using LeadDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>Lets through what a saved export has never sent, or sent with other cells. What cannot be seen in the file does not count as a change.</summary>
internal sealed class ChangedRows(IDbContextFactory<LeadDb> databases, int definitionId, IReadOnlyList<ExportColumn> columns)
{
    private readonly List<(long LeadId, long Sum)> sums = [];

    /// <summary>Of the rows that were let through.</summary>
    public IReadOnlyList<(long LeadId, long Sum)> Sums => sums;

    public async IAsyncEnumerable<IReadOnlyList<ExportRow>> Of(IAsyncEnumerable<IReadOnlyList<ExportRow>> chunks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        sums.Clear();

        await foreach (var (rows, known) in WithKnownAsync(chunks, cancellationToken))
        {
            var fresh = rows.Select(row => (Row: row, Sum: SumOf(row))).Where(pair => !known.TryGetValue(pair.Row.Id, out var before) || before != pair.Sum).ToList();
            sums.AddRange(fresh.Select(pair => (pair.Row.Id, pair.Sum)));
            yield return fresh.ConvertAll(pair => pair.Row);
        }
    }

    /// <summary>How many rows would be let through.</summary>
    public async Task<long> CountAsync(IAsyncEnumerable<IReadOnlyList<ExportRow>> chunks, CancellationToken cancellationToken)
    {
        var count = 0L;

        await foreach (var chunk in Of(chunks, cancellationToken))
        {
            count += chunk.Count;
        }

        return count;
    }

    private async IAsyncEnumerable<(IReadOnlyList<ExportRow> Rows, Dictionary<long, long> Known)> WithKnownAsync(
        IAsyncEnumerable<IReadOnlyList<ExportRow>> chunks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        await foreach (var rows in chunks)
        {
            var ids = rows.Select(row => row.Id).ToList();
            yield return (rows, await db.ExportedLeads.Where(exported => exported.DefinitionId == definitionId && ids.Contains(exported.LeadId))
                .ToDictionaryAsync(exported => exported.LeadId, exported => exported.Sum, cancellationToken));
        }
    }

    // Every cell with its column, so that a column that is added counts where it says something.
    private long SumOf(ExportRow row)
    {
        var text = new StringBuilder();

        foreach (var column in columns.Where(column => column.Key != ExportColumn.PageKey))
        {
            if (column.Read(row) is { HasValue: true } value)
            {
                text.Append(column.Key).Append('\u001f').Append(value.Text ?? value.Number.ToString("R", CultureInfo.InvariantCulture)).Append('\u001e');
            }
        }

        return BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
