using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Which company a lead belongs to, from what was written about it.</summary>
internal sealed record CompanyWritten(string? Name, string? Domain)
{
    public static CompanyWritten Nothing { get; } = new(null, null);

    public bool IsNothing => Name is null && Domain is null;

    /// <summary>What to hold while looking, so that the company is added once.</summary>
    public IEnumerable<string> Keys => new[] { Name is null ? null : "account:" + Folding.Fold(Name), Domain is null ? null : "account:" + Domain }.OfType<string>();

    /// <summary>The company of this name, else the one with this domain, else a new one.</summary>
    public async Task<Account> FindOrAddAsync(LeadDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = Folding.Fold(Name);
        var account = key.Length == 0 ? null : await db.Accounts.OrderBy(a => a.Id).FirstOrDefaultAsync(a => a.NameKey == key, cancellationToken);
        account ??= Domain is null ? null : await db.Accounts.OrderBy(a => a.Id).FirstOrDefaultAsync(a => a.Domain == Domain, cancellationToken);

        if (account is null)
        {
            account = new Account { Name = Name ?? Domain!, Domain = Domain, CreatedAt = now };
            db.Accounts.Add(account);
        }

        account.Domain ??= Domain;
        return account;
    }
}
