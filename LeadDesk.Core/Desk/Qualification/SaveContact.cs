using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>Keeps who is who at an account, and who has left it. Whoever may see a lead of the account may do so.</summary>
public sealed class SaveContact(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, QualificationScore score)
{
    private const int Longest = 200;

    private static readonly Outcome Unknown = Outcome.Refuse("There is no such contact, or it is not yours to see. Nothing was changed.");

    public async Task<Outcome> RunAsync(Actor actor, long accountId, ContactEntry entry, CancellationToken cancellationToken = default)
    {
        var tidy = entry.Tidied();

        if (tidy.Name.Length is 0 or > Longest || new[] { tidy.Title, tidy.Email, tidy.Phone }.Any(part => part?.Length > Longest))
        {
            return Outcome.Refuse($"A contact has a name, and each line at most {Longest} characters. Nothing was saved.");
        }

        if (tidy.Role is not null && BuyingRole.Find(tidy.Role) is null)
        {
            return Outcome.Refuse("Choose one of the roles offered. Nothing was saved.");
        }

        return await ChangeAsync(actor, accountId, tidy.Id, (contact, now) =>
            (contact.Name, contact.Title, contact.Email, contact.Phone, contact.Role) = (tidy.Name, tidy.Title, tidy.Email, tidy.Phone, tidy.Role), tidy, cancellationToken);
    }

    /// <summary>Notes that somebody has left the account, or is there after all. Answers that name the person count as claimed at most meanwhile.</summary>
    public Task<Outcome> LeaveAsync(Actor actor, long accountId, long contactId, bool hasLeft, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, accountId, contactId, (contact, now) => contact.LeftAt = hasLeft ? contact.LeftAt ?? now : null, null, cancellationToken);

    private async Task<Outcome> ChangeAsync(Actor actor, long accountId, long? contactId, Action<Contact, DateTimeOffset> change, ContactEntry? made, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var leads = new List<Lead>();
        var outcome = await LeadSave.RunAsync(databases, async (db, ct) =>
        {
            if (!await db.Leads.VisibleTo(actor).AnyAsync(lead => lead.AccountId == accountId, ct))
            {
                return Unknown;
            }

            var contact = contactId is null && made is not null ? db.Contacts.Add(new() { AccountId = accountId, Name = made.Name, CreatedAt = now }).Entity
                : await db.Contacts.FirstOrDefaultAsync(known => known.Id == contactId && known.AccountId == accountId, ct);

            if (contact is null)
            {
                return Unknown;
            }

            change(contact, now);
            await db.SaveChangesAsync(ct);
            leads = await db.Leads.Include(lead => lead.Account).Where(lead => db.LeadAnswers.Any(answer => answer.LeadId == lead.Id && answer.ContactId == contact.Id)).ToListAsync(ct);

            foreach (var lead in leads)
            {
                await score.RefreshAsync(db, lead, now, ct);
            }

            return Outcome.Done;
        }, () => LeadSave.Busy, cancellationToken);

        if (outcome.Succeeded && leads.Count > 0)
        {
            hub.Say(leads.ConvertAll(lead => lead.Id));
        }

        return outcome;
    }
}

/// <param name="Id">Null for a new contact.</param>
/// <param name="Role">A <see cref="BuyingRole"/> key; null while it is not known.</param>
public sealed record ContactEntry(long? Id, string Name, string? Title, string? Email, string? Phone, string? Role)
{
    internal ContactEntry Tidied() => this with { Name = Tidy(Name) ?? "", Title = Tidy(Title), Email = Tidy(Email), Phone = Tidy(Phone), Role = Tidy(Role) };

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : Folding.Storable(text.Trim());
}
