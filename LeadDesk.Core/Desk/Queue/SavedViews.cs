using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>The chip combinations that a person has named, by name.</summary>
public sealed class SavedViews(IDbContextFactory<LeadDb> databases)
{
    public async Task<IReadOnlyList<SavedView>> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.SavedViews.AsNoTracking().Where(view => view.UserId == actor.UserId).OrderBy(view => view.Name).ToListAsync(cancellationToken);
    }
}

/// <summary>Keeps a combination of chips under a name, for the person alone; a name that is there already gets the new chips.</summary>
public sealed class SaveView(IDbContextFactory<LeadDb> databases)
{
    public async Task<Outcome> RunAsync(Actor actor, string? name, IReadOnlyList<QueueChip> chips, CancellationToken cancellationToken = default)
    {
        var wanted = Folding.Storable((name ?? "").Trim());

        if (actor.UserId is not { } person)
        {
            return Outcome.Refuse("Only a person keeps views. Nothing was saved.");
        }

        if (wanted.Length is 0 or > SavedView.LongestName || chips.Count == 0)
        {
            return Outcome.Refuse(chips.Count == 0 ? "Choose at least one filter first. Nothing was saved." : $"Name the view in 1 to {SavedView.LongestName} characters. Nothing was saved.");
        }

        return await LeadSave.RunAsync(databases, async (db, token) =>
        {
            var views = await db.SavedViews.Where(view => view.UserId == person).ToListAsync(token);
            var same = views.Find(view => view.Name == wanted);

            if (same is null && views.Count >= SavedView.Most)
            {
                return Outcome.Refuse($"You have {SavedView.Most} views already. Forget one first; nothing was saved.");
            }

            if (same is null)
            {
                db.SavedViews.Add(new() { UserId = person, Name = wanted, Chips = QueueChip.Write(chips) });
            }
            else
            {
                same.Chips = QueueChip.Write(chips);
            }

            await db.SaveChangesAsync(token);
            return Outcome.Done;
        }, () => LeadSave.Busy, cancellationToken);
    }

    public async Task<Outcome> ForgetAsync(Actor actor, int viewId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var gone = await db.SavedViews.Where(view => view.Id == viewId && view.UserId == actor.UserId).ExecuteDeleteAsync(cancellationToken);
        return gone > 0 ? Outcome.Done : Outcome.Refuse("There is no such view of yours; it may be forgotten already.");
    }
}
