using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>The accounts that some rows name, by domain and by folded name.</summary>
internal sealed class AccountBook
{
    private readonly LeadDb db;
    private readonly Dictionary<string, Account> byDomain = [];
    private readonly Dictionary<string, Account> byName = [];

    private AccountBook(LeadDb db) => this.db = db;

    public static async Task<AccountBook> LoadAsync(LeadDb db, IReadOnlyCollection<ImportRow> rows, CancellationToken cancellationToken)
    {
        var book = new AccountBook(db);
        var domains = rows.Select(DomainOf).OfType<string>().Distinct().ToList();
        var names = rows.Where(row => row.Company is not null).Select(row => Folding.Fold(row.Company)).Distinct().ToList();

        if (domains.Count > 0)
        {
            await foreach (var account in db.Accounts.Where(account => domains.Contains(account.Domain!)).OrderBy(account => account.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                book.byDomain.TryAdd(account.Domain!, account);
            }
        }

        if (names.Count > 0)
        {
            await foreach (var account in db.Accounts.Where(account => names.Contains(account.NameKey)).OrderBy(account => account.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                book.byName.TryAdd(account.NameKey, account);
            }
        }

        return book;
    }

    /// <summary>The account of this row, made when it is not there; null when the row names no company. With it the domain, when the account does not know it yet.</summary>
    public (Account? Account, string? Domain) For(ImportRow row, DateTimeOffset now, long importId)
    {
        var domain = DomainOf(row);
        var key = row.Company is null ? null : Folding.Fold(row.Company);

        if (domain is null && key is null)
        {
            return (null, null);
        }

        var account = domain is not null && byDomain.TryGetValue(domain, out var same) ? same : key is not null ? byName.GetValueOrDefault(key) : null;

        if (account is null)
        {
            account = new Account { Name = row.Company ?? domain!, Domain = domain, CreatedAt = now, ImportId = importId };
            account.RefreshKeys();
            db.Accounts.Add(account);
            byName.TryAdd(account.NameKey, account);
        }

        if (domain is not null && (account.Domain is null || account.Domain == domain))
        {
            byDomain.TryAdd(domain, account);
        }

        return (account, account.Domain is null ? domain : null);
    }

    private static string? DomainOf(ImportRow row) => row.CompanyDomain ?? Domains.OfCompanyMail(row.EmailKey);
}
