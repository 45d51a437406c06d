using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Fields;

/// <summary>Moves a field one place up or down among the fields in use.</summary>
public sealed class MoveField(FieldChange field)
{
    public Task<Outcome> RunAsync(Actor actor, int fieldId, bool up, CancellationToken cancellationToken) =>
        field.RunAsync(actor, fieldId, async (db, moved, _, ct) =>
        {
            var all = await db.CustomFields.Where(other => other.ArchivedAt == null).OrderBy(other => other.Order).ThenBy(other => other.Id).ToListAsync(ct);
            var (from, to) = (all.IndexOf(moved), all.IndexOf(moved) + (up ? -1 : 1));

            if (from >= 0 && to >= 0 && to < all.Count)
            {
                (all[from], all[to]) = (all[to], all[from]);

                // Numbered anew, so that fields which an import added with equal numbers move as well.
                for (var place = 0; place < all.Count; place++)
                {
                    all[place].Order = place + 1;
                }
            }

            return Outcome.Done;
        }, cancellationToken);
}
