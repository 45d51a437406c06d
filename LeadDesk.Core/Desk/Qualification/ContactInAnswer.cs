using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>A person named in an answer is somebody at the account, so that it is known when that person leaves.</summary>
internal static class ContactInAnswer
{
    /// <summary>The answer with its contact: the one of this name at the lead's account, made when there is none. Without an account the name is kept alone.</summary>
    public static async Task<AnswerValue?> FindAsync(LeadDb db, Lead lead, AnswerEntry entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (entry.Value is not AnswerValue.Person person || lead.AccountId is not { } accountId)
        {
            return entry.Value is AnswerValue.Person unknown ? unknown with { ContactId = null } : entry.Value;
        }

        var contacts = await db.Contacts.Where(contact => contact.AccountId == accountId).ToListAsync(cancellationToken);
        var found = contacts.Find(contact => contact.Id == person.ContactId && SameName(contact, person)) ?? contacts.Find(contact => contact.LeftAt is null && SameName(contact, person));

        if (found is null)
        {
            found = db.Contacts.Add(new() { AccountId = accountId, Name = person.Name, CreatedAt = now }).Entity;
            await db.SaveChangesAsync(cancellationToken);
        }

        found.Role ??= RoleOf(entry.Facet);
        return person with { ContactId = found.Id };
    }

    private static bool SameName(Contact contact, AnswerValue.Person person) => Folding.Fold(contact.Name) == Folding.Fold(person.Name);

    private static string? RoleOf(string facet) => facet switch
    {
        "people/buyer" => BuyingRole.Decider.Key,
        "people/champion" => BuyingRole.Champion.Key,
        _ => null,
    };
}
