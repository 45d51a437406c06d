using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Stages;

/// <summary>Adds a reason to the desk's list, renames one, or takes it off the list; what was given before stays in the history.</summary>
public sealed class SaveReason(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private const int MostDays = 1096;

    /// <param name="id">Null for a new one.</param>
    /// <param name="to">The stage it leads to; fixed once it is there.</param>
    public async Task<Outcome> RunAsync(Actor actor, int? id, Stage to, string name, int? returnDays, bool retired, CancellationToken cancellationToken = default)
    {
        name = Folding.Storable(name).Trim();

        if (Check(actor, to, name, returnDays) is { Succeeded: false } refused)
        {
            return refused;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        try
        {
            return await db.WriteAsync(ct => WriteAsync(db, actor, id, to, name, returnDays, retired, ct), cancellationToken);
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || db.IsUniqueViolation(failure))
        {
            return Outcome.Refuse("Somebody else changed the reasons at that moment. Nothing was saved; try again.");
        }
    }

    private async Task<Outcome> WriteAsync(LeadDb db, Actor actor, int? id, Stage to, string name, int? returnDays, bool retired, CancellationToken cancellationToken)
    {
        // Two who save at once see what the other one saved.
        await db.HoldAsync(["reasons"], cancellationToken);
        var all = await db.MoveReasons.ToListAsync(cancellationToken);
        var reason = all.Find(known => known.Id == id);

        if (id is not null && reason is null)
        {
            return Outcome.Refuse("There is no such reason.");
        }

        var stage = reason?.To ?? to;

        if (!retired && all.Exists(other => other != reason && other.To == stage && other.RetiredAt is null && Folding.Fold(other.Name) == Folding.Fold(name)))
        {
            return Outcome.Refuse($"{stage.Name} has a reason “{name}” already. Nothing was saved.");
        }

        if (retired && reason is { RetiredAt: null } && all.Count(other => other.To == stage && other.RetiredAt is null) == 1)
        {
            return Outcome.Refuse($"{stage.Name} needs at least one reason. Add another one first.");
        }

        if (reason is null)
        {
            reason = new() { Key = KeyOf(name, all), Name = name, To = to, Order = all.Count == 0 ? 0 : all.Max(other => other.Order) + 1 };
            db.MoveReasons.Add(reason);
        }

        var now = clock.GetUtcNow();
        (reason.Name, reason.ReturnDays, reason.RetiredAt) = (name, stage == Stage.Recycled ? returnDays : null, retired ? reason.RetiredAt ?? now : null);
        db.Audit.Add(AuditEntry.Of(actor, now, retired ? "Took a reason off the list" : id is null ? "Added a reason" : "Changed a reason", name, stage.Name));
        await db.SaveChangesAsync(cancellationToken);
        return Outcome.Done;
    }

    private static Outcome Check(Actor actor, Stage to, string name, int? returnDays) =>
        !actor.RunsStages ? Outcome.Refuse("Only managers and admins settle this.")
        : name.Length is 0 or > MoveReason.LongestName ? Outcome.Refuse($"A reason has 1 to {MoveReason.LongestName} characters. Nothing was saved.")
        : to.IsOpen ? Outcome.Refuse($"{to.Name} has no list of reasons.")
        : to == Stage.Recycled && returnDays is not (>= 1 and <= MostDays) ? Outcome.Refuse($"Say after how many days the lead comes back, 1 to {MostDays:N0}. Nothing was saved.")
        : Outcome.Done;

    private static string KeyOf(string name, List<MoveReason> all)
    {
        var bare = string.Concat(Folding.Fold(name).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        var key = bare.Length == 0 ? "reason" : bare[..Math.Min(bare.Length, 50)];
        return Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? key : $"{key}-{i}").First(free => !all.Exists(reason => reason.Key == free));
    }
}
