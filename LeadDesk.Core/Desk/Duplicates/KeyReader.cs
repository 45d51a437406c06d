using System.Linq.Expressions;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>Reads one kind of key in its own order, page by page, so that nobody is shut out meanwhile.</summary>
internal sealed class KeyReader(Expression<Func<Lead, string?>> column)
{
    private string? last;
    private long lastId;

    public async Task<List<KeyRow>> NextAsync(LeadDb db, int many, CancellationToken cancellationToken)
    {
        // The rest of a key that the page before broke off, then what follows; each is one stretch of the index.
        var page = last is null ? [] : await Rows(db, Compare(ExpressionType.Equal)).Where(row => row.Id > lastId).Take(many).ToListAsync(cancellationToken);

        if (page.Count < many)
        {
            page.AddRange(await Rows(db, last is null ? null : Compare(ExpressionType.GreaterThan)).Take(many - page.Count).ToListAsync(cancellationToken));
        }

        if (page.Count > 0)
        {
            (last, lastId) = (page[^1].Key, page[^1].Id);
        }

        return page;
    }

    private IQueryable<KeyRow> Rows(LeadDb db, Expression<Func<Lead, bool>>? where)
    {
        var there = Expression.Lambda<Func<Lead, bool>>(Expression.NotEqual(column.Body, Expression.Constant(null, typeof(string))), column.Parameters);
        var leads = db.Leads.AsNoTracking().Where(there);
        leads = where is null ? leads : leads.Where(where);
        var row = Expression.Lambda<Func<Lead, KeyRow>>(
            Expression.MemberInit(Expression.New(typeof(KeyRow)),
                Expression.Bind(typeof(KeyRow).GetProperty(nameof(KeyRow.Key))!, column.Body),
                Expression.Bind(typeof(KeyRow).GetProperty(nameof(KeyRow.Id))!, Expression.Property(column.Parameters[0], nameof(Lead.Id)))),
            column.Parameters);
        return leads.Select(row).OrderBy(one => one.Key).ThenBy(one => one.Id);
    }

    private Expression<Func<Lead, bool>> Compare(ExpressionType how)
    {
        var wanted = last!;
        Expression<Func<string>> value = () => wanted;
        var order = Expression.Call(typeof(string), nameof(string.Compare), null, column.Body, value.Body);
        return Expression.Lambda<Func<Lead, bool>>(how == ExpressionType.Equal ? Expression.Equal(column.Body, value.Body) : Expression.GreaterThan(order, Expression.Constant(0)), column.Parameters);
    }
}

internal sealed record KeyRow
{
    public string Key { get; init; } = "";
    public long Id { get; init; }
}
