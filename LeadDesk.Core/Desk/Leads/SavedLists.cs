using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>The lists of leads that a person has named and those that others share, by name; and how the person last looked at the list.</summary>
public sealed class SavedLists(IDbContextFactory<LeadDb> databases)
{
    public async Task<ListShelf> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var habits = await db.ListHabits.AsNoTracking().FirstOrDefaultAsync(habits => habits.UserId == actor.UserId, cancellationToken);
        var lists = await db.SavedLists.AsNoTracking().Where(list => list.UserId == actor.UserId || list.IsShared).OrderBy(list => list.Name).ThenBy(list => list.Id)
            .Select(list => new NamedList(list.Id, list.Name, list.Query, list.IsShared, db.Users.Where(user => user.Id == list.UserId).Select(user => user.DisplayName).First(), list.UserId == actor.UserId)).ToListAsync(cancellationToken);
        return new(lists, habits?.Columns.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [], habits?.IsDense ?? false);
    }
}

/// <param name="Columns">Keys of the columns that the person last chose; none for the usual ones.</param>
/// <param name="IsDense">Whether rows stand close together.</param>
public sealed record ListShelf(IReadOnlyList<NamedList> Lists, IReadOnlyList<string> Columns, bool IsDense);

public sealed record NamedList(int Id, string Name, string Query, bool IsShared, string Owner, bool IsOwn);

/// <summary>Keeps a list of leads under a name; an own one of that name gets the new filter, order and columns.</summary>
public sealed class SaveList(IDbContextFactory<LeadDb> databases)
{
    private const int LongestQuery = 8_000;

    /// <param name="query">What stands behind the question mark of the list's address.</param>
    /// <param name="isShared">Whether everybody sees it.</param>
    public async Task<Outcome> RunAsync(Actor actor, string? name, string query, bool isShared, CancellationToken cancellationToken = default)
    {
        var wanted = Folding.Storable((name ?? "").Trim());

        if (actor.UserId is not { } person)
        {
            return Outcome.Refuse("Only a person keeps lists. Nothing was saved.");
        }

        if (wanted.Length is 0 or > SavedList.LongestName)
        {
            return Outcome.Refuse($"Name the list in 1 to {SavedList.LongestName} characters. Nothing was saved.");
        }

        if (query.Length > LongestQuery)
        {
            return Outcome.Refuse("This filter is too long to be kept in a list. Make it a segment, which holds any condition. Nothing was saved.");
        }

        return await LeadSave.RunAsync(databases, async (db, token) =>
        {
            var own = await db.SavedLists.Where(list => list.UserId == person).ToListAsync(token);
            var same = own.Find(list => list.Name == wanted);

            if (same is null && own.Count >= SavedList.Most)
            {
                return Outcome.Refuse($"You have {SavedList.Most} lists already. Forget one first; nothing was saved.");
            }

            same ??= db.SavedLists.Add(new() { UserId = person, Name = wanted, Query = query }).Entity;
            (same.Query, same.IsShared) = (query, isShared);
            await db.SaveChangesAsync(token);
            return Outcome.Done;
        }, () => LeadSave.Busy, cancellationToken);
    }

    public async Task<Outcome> ForgetAsync(Actor actor, int listId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var gone = await db.WriteAsync(token => db.SavedLists.Where(list => list.Id == listId && list.UserId == actor.UserId).ExecuteDeleteAsync(token), cancellationToken);
        return gone > 0 ? Outcome.Done : Outcome.Refuse("There is no such list of yours; it may be forgotten already.");
    }
}

/// <summary>Remembers how a person looks at the list of leads.</summary>
public sealed class KeepListHabits(IDbContextFactory<LeadDb> databases)
{
    /// <param name="columns">Keys of columns; none for the usual ones.</param>
    public async Task<Outcome> RunAsync(Actor actor, IReadOnlyList<string> columns, bool isDense, CancellationToken cancellationToken = default)
    {
        if (actor.UserId is not { } person)
        {
            return Outcome.Refuse("Only a person has habits.");
        }

        return await LeadSave.RunAsync(databases, async (db, token) =>
        {
            var habits = await db.ListHabits.FindAsync([person], token) ?? db.ListHabits.Add(new() { UserId = person }).Entity;
            (habits.Columns, habits.IsDense) = (string.Join(',', columns), isDense);
            await db.SaveChangesAsync(token);
            return Outcome.Done;
        }, () => LeadSave.Busy, cancellationToken);
    }
}
