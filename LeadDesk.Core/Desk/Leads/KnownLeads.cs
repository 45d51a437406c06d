using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Leads that have this e-mail or phone already, among those the actor may see; a hint while a lead is typed in.</summary>
public sealed class KnownLeads(IDbContextFactory<LeadDb> databases)
{
    private const int Most = 3;

    public async Task<IReadOnlyList<KnownLead>> AskAsync(Actor actor, string? email, string? phone, CancellationToken cancellationToken = default)
    {
        var (emailKey, phoneKey) = (EmailAddress.KeyOf(email), PhoneNumber.KeyOf(phone));

        if (emailKey is null && phoneKey is null)
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Leads.VisibleTo(actor)
            .Where(lead => (emailKey != null && lead.EmailKey == emailKey) || (phoneKey != null && lead.PhoneKey == phoneKey))
            .OrderBy(lead => lead.Id).Take(Most)
            .Select(lead => new KnownLead(lead.Id, LeadName.Of(lead.FirstName, lead.LastName, lead.Email, lead.ExternalId, lead.Id), lead.Account!.Name, emailKey != null && lead.EmailKey == emailKey))
            .ToListAsync(cancellationToken);
    }
}

public sealed record KnownLead(long Id, string Name, string? Company, bool SameEmail);
