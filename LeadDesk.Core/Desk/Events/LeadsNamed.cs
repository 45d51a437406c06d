using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Duplicates;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Events;

/// <summary>The leads that some events name, by each of the three ways to name one.</summary>
internal sealed class LeadsNamed
{
    private readonly Dictionary<long, Lead> byId;
    private readonly Dictionary<string, Lead> byExternalId;
    private readonly Dictionary<string, Lead> byEmail = [];

    private LeadsNamed(IReadOnlyList<Lead> leads)
    {
        byId = leads.ToDictionary(lead => lead.Id);
        byExternalId = leads.Where(lead => lead.ExternalId is not null).ToDictionary(lead => lead.ExternalId!);

        foreach (var lead in leads.Where(lead => lead.EmailKey is not null).OrderBy(lead => lead.Id))
        {
            byEmail.TryAdd(lead.EmailKey!, lead);
        }
    }

    public static async Task<LeadsNamed> FindAsync(LeadDb db, Actor actor, IReadOnlyCollection<EventEntry> entries, CancellationToken cancellationToken)
    {
        var ids = entries.Select(entry => entry.LeadId).OfType<long>().Distinct().ToList();
        var externalIds = entries.Select(entry => entry.ExternalId).OfType<string>().Distinct().ToList();
        var emails = entries.Select(entry => EmailAddress.KeyOf(entry.Email)).OfType<string>().Distinct().ToList();
        var visible = db.Leads.Include(lead => lead.Account).VisibleTo(actor);
        var leads = new List<Lead>();

        // One query for each way keeps each on its index.
        if (ids.Count > 0)
        {
            leads.AddRange(await visible.Where(lead => ids.Contains(lead.Id)).ToListAsync(cancellationToken));
        }

        if (externalIds.Count > 0)
        {
            leads.AddRange(await visible.Where(lead => externalIds.Contains(lead.ExternalId!)).ToListAsync(cancellationToken));
        }

        if (emails.Count > 0)
        {
            leads.AddRange(await visible.Where(lead => emails.Contains(lead.EmailKey!)).ToListAsync(cancellationToken));
        }

        var named = new LeadsNamed([.. leads.Distinct()]);
        await named.FollowAsync(db, actor, entries.Where(entry => named.Of(entry) is null).ToList(), cancellationToken);
        return named;
    }

    // What is said of a lead that became a part of another is said of that one.
    private async Task FollowAsync(LeadDb db, Actor actor, List<EventEntry> unknown, CancellationToken cancellationToken)
    {
        if (unknown.Count == 0)
        {
            return;
        }

        var ids = unknown.Select(entry => entry.LeadId).OfType<long>().Distinct().ToList();
        var externalIds = unknown.Select(entry => entry.ExternalId).OfType<string>().Distinct().ToList();
        var emails = unknown.Select(entry => EmailAddress.KeyOf(entry.Email)).OfType<string>().Distinct().ToList();
        var merged = db.Leads.IgnoreQueryFilters().AsNoTracking().Where(lead => lead.MergedIntoId != null);
        List<Lead> gone =
        [
            .. ids.Count == 0 ? [] : await merged.Where(lead => ids.Contains(lead.Id)).ToListAsync(cancellationToken),
            .. externalIds.Count == 0 ? [] : await merged.Where(lead => externalIds.Contains(lead.ExternalId!)).ToListAsync(cancellationToken),
            .. emails.Count == 0 ? [] : await merged.Where(lead => emails.Contains(lead.EmailKey!)).ToListAsync(cancellationToken),
        ];

        foreach (var lead in gone.DistinctBy(lead => lead.Id).OrderBy(lead => lead.Id))
        {
            if (await MergedAway.SurvivorAsync(db, actor, lead.Id, cancellationToken) is not { } id)
            {
                continue;
            }

            var survivor = await db.Leads.Include(one => one.Account).FirstAsync(one => one.Id == id, cancellationToken);
            byId.TryAdd(lead.Id, survivor);
            _ = lead.ExternalId is null || byExternalId.TryAdd(lead.ExternalId, survivor);
            _ = lead.EmailKey is null || byEmail.TryAdd(lead.EmailKey, survivor);
        }
    }

    public Lead? Of(EventEntry entry) =>
        entry.LeadId is { } id ? byId.GetValueOrDefault(id)
        : entry.ExternalId is { } externalId ? byExternalId.GetValueOrDefault(externalId)
        : EmailAddress.KeyOf(entry.Email) is { } email ? byEmail.GetValueOrDefault(email)
        : null;
}
