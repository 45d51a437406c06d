using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>Where leads are found that have become a part of another.</summary>
internal static class MergedAway
{
    private const int LongestWay = 100;

    /// <summary>The lead that this one is a part of now, however many merges lie between; null when it was not merged or the actor may not see it.</summary>
    public static async Task<long?> SurvivorAsync(LeadDb db, Actor actor, long leadId, CancellationToken cancellationToken)
    {
        var at = leadId;

        for (var step = 0; step < LongestWay; step++)
        {
            var next = await db.Leads.IgnoreQueryFilters().Where(lead => lead.Id == at).Select(lead => lead.MergedIntoId).FirstOrDefaultAsync(cancellationToken);

            if (next is null)
            {
                break;
            }

            at = next.Value;
        }

        return at != leadId && await db.Leads.VisibleTo(actor).AnyAsync(lead => lead.Id == at, cancellationToken) ? at : null;
    }

    /// <summary>The surviving leads of those merged away ones that fit; by the id of the merged one.</summary>
    public static async Task<Dictionary<long, long>> SurvivorsAsync(LeadDb db, Actor actor, IQueryable<Lead> merged, CancellationToken cancellationToken)
    {
        var survivors = new Dictionary<long, long>();

        foreach (var id in await merged.IgnoreQueryFilters().Where(lead => lead.MergedIntoId != null).OrderBy(lead => lead.Id).Select(lead => lead.Id).ToListAsync(cancellationToken))
        {
            if (await SurvivorAsync(db, actor, id, cancellationToken) is { } survivor)
            {
                survivors[id] = survivor;
            }
        }

        return survivors;
    }

    /// <summary>Why nothing can be written on this lead: it became a part of another, which is named, or there is none such.</summary>
    public static async Task<Outcome> RefusalAsync(LeadDb db, Actor actor, long leadId, Outcome otherwise, CancellationToken cancellationToken)
    {
        if (await SurvivorAsync(db, actor, leadId, cancellationToken) is not { } survivor)
        {
            return otherwise;
        }

        var (now, then) = (await db.Leads.AsNoTracking().FirstAsync(lead => lead.Id == survivor, cancellationToken), await db.Leads.AsNoTracking().IgnoreQueryFilters().FirstAsync(lead => lead.Id == leadId, cancellationToken));
        return Outcome.Refuse($"{then.DisplayName} was merged into {now.DisplayName} (lead {survivor}) on {then.DeletedAt:yyyy-MM-dd} by {then.DeletedBy}. Nothing was saved; open {now.DisplayName} and write it there.");
    }
}
