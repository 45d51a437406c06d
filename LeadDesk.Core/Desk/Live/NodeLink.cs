using System.Globalization;
using System.Threading.Channels;
using LeadDesk.Core.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadDesk.Core.Desk.Live;

/// <summary>Joins the processes that share one PostgreSQL: what a verb says in one of them, open pages hear in all. On SQLite there is but one process.</summary>
public sealed class NodeLink(IDbContextFactory<LeadDb> databases, LeadHub hub)
{
    private const string Channel = "leaddesk", Any = "*";

    // A message of PostgreSQL holds 8,000 bytes.
    private const int MostIds = 380, MostMessages = 20;

    private readonly string node = Guid.NewGuid().ToString("N");

    /// <summary>Goes on until it is cancelled, or throws when the connection breaks; begun again, pages are told to ask again.</summary>
    /// <returns>False at once when the database is not shared.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (db.Database.GetDbConnection() is not NpgsqlConnection connection)
        {
            return false;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, told) => Hear(told.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        var said = System.Threading.Channels.Channel.CreateUnbounded<LeadsChanged>();
        using var own = hub.Listen(news => _ = news.IsFromElsewhere || said.Writer.TryWrite(news));
        hub.Say(new LeadsChanged([], IsFromElsewhere: true));
        var first = await Task.WhenAny(HearAsync(connection, ended.Token), TellAsync(said.Reader, ended.Token));
        await ended.CancelAsync();
        await first;
        return true;
    }

    private static async Task HearAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    private async Task TellAsync(ChannelReader<LeadsChanged> said, CancellationToken cancellationToken)
    {
        while (await said.WaitToReadAsync(cancellationToken))
        {
            var (ids, isAny) = (new HashSet<long>(), false);

            while (said.TryRead(out var news))
            {
                ids.UnionWith(news.LeadIds);
                isAny |= news.LeadIds.Count == 0;
            }

            await using var db = await databases.CreateDbContextAsync(cancellationToken);

            foreach (var words in isAny || ids.Count > MostIds * MostMessages ? [Any] : ids.Chunk(MostIds).Select(some => string.Join(',', some)))
            {
                await db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {$"{node} {words}"})", cancellationToken);
            }
        }
    }

    private void Hear(string payload)
    {
        if (payload.Split(' ') is [var from, var words] && from != node)
        {
            hub.Say(new LeadsChanged(words == Any ? [] : [.. words.Split(',').Select(id => long.Parse(id, CultureInfo.InvariantCulture))], IsFromElsewhere: true));
        }
    }
}
