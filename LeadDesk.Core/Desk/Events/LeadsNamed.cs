using LeadDesk.Core.Data;
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

        return new([.. leads.Distinct()]);
    }

    public Lead? Of(EventEntry entry) =>
        entry.LeadId is { } id ? byId.GetValueOrDefault(id)
        : entry.ExternalId is { } externalId ? byExternalId.GetValueOrDefault(externalId)
        : EmailAddress.KeyOf(entry.Email) is { } email ? byEmail.GetValueOrDefault(email)
        : null;
}
