using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>The accounts that some rows name, by domain and by folded name.</summary>
internal sealed class AccountBook
{
    private const int MostAtOnce = 500;

    private readonly ChunkRows chunk;
    private readonly Dictionary<string, Account> byDomain = [];
    private readonly Dictionary<string, Account> byName = [];

    private AccountBook(ChunkRows chunk) => this.chunk = chunk;

    public static async Task<AccountBook> LoadAsync(LeadDb db, ChunkRows chunk, IReadOnlyCollection<ImportRow> rows, CancellationToken cancellationToken)
    {
        var book = new AccountBook(chunk);
        var search = NewRows.Of(db);
        var domains = rows.Select(DomainOf).OfType<string>().Distinct().ToList();
        var names = rows.Where(row => row.Company is not null).Select(row => Folding.Fold(row.Company)).Distinct().ToList();

        var found = (await search.FindAsync(db, "Accounts", nameof(Account.Domain), domains, cancellationToken)).Union(await search.FindAsync(db, "Accounts", nameof(Account.NameKey), names, cancellationToken));

        foreach (var some in found.Order().Chunk(MostAtOnce))
        {
            await foreach (var account in db.Accounts.Where(account => some.Contains(account.Id)).OrderBy(account => account.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                book.Add(account);
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
            chunk.Accounts.Add(account);
            byName.TryAdd(account.NameKey, account);
        }

        if (domain is not null && (account.Domain is null || account.Domain == domain))
        {
            byDomain.TryAdd(domain, account);
        }

        return (account, account.Domain is null ? domain : null);
    }

    private void Add(Account account)
    {
        byName.TryAdd(account.NameKey, account);

        if (account.Domain is not null)
        {
            byDomain.TryAdd(account.Domain, account);
        }
    }

    private static string? DomainOf(ImportRow row) => row.CompanyDomain ?? Domains.OfCompanyMail(row.EmailKey);
}
