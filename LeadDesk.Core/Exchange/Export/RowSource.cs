namespace LeadDesk.Core.Exchange.Export;

/// <summary>Hands out rows one by one from chunks, and shows the first ones before.</summary>
internal sealed class RowSource(IAsyncEnumerator<IReadOnlyList<ExportRow>> chunks) : IAsyncDisposable
{
    private IReadOnlyList<ExportRow> chunk = [];
    private int at;

    /// <summary>The rows that come next, as many as are at hand.</summary>
    public async ValueTask<IReadOnlyList<ExportRow>> PeekAsync()
    {
        await FillAsync();
        return chunk;
    }

    public ValueTask<ExportRow?> NextAsync() => at < chunk.Count ? ValueTask.FromResult<ExportRow?>(chunk[at++]) : FromNextChunkAsync();

    public ValueTask DisposeAsync() => chunks.DisposeAsync();

    private async ValueTask<ExportRow?> FromNextChunkAsync()
    {
        await FillAsync();
        return at < chunk.Count ? chunk[at++] : null;
    }

    private async ValueTask FillAsync()
    {
        while (at >= chunk.Count && await chunks.MoveNextAsync())
        {
            (chunk, at) = (chunks.Current, 0);
        }
    }
}
