using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>
/// Says whose queues a change concerns, so that of hundreds of open queues only those ask again that it is about. Whose a lead was and is, is looked
/// up once for all of them.
/// </summary>
public sealed class QueueNews : Listeners<QueueChange>
{
    private const int MostAtOnce = 1000;

    private readonly IDbContextFactory<LeadDb> databases;
    private readonly Lock door = new();
    private HashSet<long> changed = [];
    private bool isAll = true, isLooking;

    // The owner of each lead that is in a queue now or will be when its next step is due; null for nobody's.
    private Dictionary<long, int?> owners = [];

    public QueueNews(IDbContextFactory<LeadDb> databases, LeadHub hub)
    {
        this.databases = databases;
        hub.Listen(Hear);
    }

    private void Hear(LeadsChanged news)
    {
        lock (door)
        {
            changed.UnionWith(news.LeadIds);
            isAll |= news.LeadIds.Count == 0 || changed.Count > MostAtOnce;

            if (isLooking)
            {
                return;
            }

            isLooking = true;
        }

        _ = Task.Run(LookAsync);
    }

    // What is said meanwhile is looked up together in the next round.
    private async Task LookAsync()
    {
        while (Take() is var (ids, all) && (all || ids.Count > 0))
        {
            Say(await FindAsync(ids, all));
        }
    }

    private (HashSet<long> Ids, bool All) Take()
    {
        lock (door)
        {
            var taken = (changed, isAll);
            (changed, isAll) = ([], false);
            isLooking = taken.isAll || taken.changed.Count > 0;
            return taken;
        }
    }

    private async Task<QueueChange> FindAsync(HashSet<long> ids, bool all)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync();
            var leads = db.Leads.AsNoTracking().Where(lead => lead.InQueue || lead.NextStepAt != null);
            var now = await (all ? leads : leads.Where(lead => ids.Contains(lead.Id))).Select(lead => new { lead.Id, lead.OwnerId }).ToDictionaryAsync(lead => lead.Id, lead => lead.OwnerId);

            if (all)
            {
                owners = now;
                return QueueChange.Any;
            }

            var concerned = now.Values.Concat(ids.Where(owners.ContainsKey).Select(id => owners[id])).ToHashSet();

            foreach (var id in ids)
            {
                owners.Remove(id);
            }

            foreach (var (id, owner) in now)
            {
                owners[id] = owner;
            }

            return new(concerned);
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            // The database is away: whoever asks is told so by the answer, and afterwards everything is looked up anew.
            lock (door)
            {
                isAll = true;
            }

            return QueueChange.Any;
        }
    }
}

/// <param name="Owners">Whose leads changed, came or went; null among them for nobody's leads. Null for "any".</param>
public sealed record QueueChange(IReadOnlySet<int?>? Owners)
{
    public static QueueChange Any { get; } = new((IReadOnlySet<int?>?)null);

    /// <summary>Own leads and nobody's are in a person's queue.</summary>
    public bool Concerns(Actor actor) => Owners is null || Owners.Contains(actor.UserId) || Owners.Contains(null);
}
