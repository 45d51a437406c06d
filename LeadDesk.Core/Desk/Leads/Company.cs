using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Which company a lead works for.</summary>
internal static class Company
{
    /// <summary>Joins the lead to the account of this name, which is made when there is none; an empty name takes it out of its account.</summary>
    public static async Task JoinAsync(LeadDb db, Lead lead, string? name, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            (lead.Account, lead.AccountId, lead.AccountName) = (null, null, null);
            return;
        }

        var key = Folding.Fold(name);
        lead.Account = await db.Accounts.OrderBy(account => account.Id).FirstOrDefaultAsync(account => account.NameKey == key, cancellationToken)
            ?? new Account { Name = name.Trim(), CreatedAt = now };
        lead.AccountName = lead.Account.Name;
    }
}
