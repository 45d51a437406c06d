using System.Linq.Expressions;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore.Query;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>Asks leads of one context for a condition that was made in another.</summary>
internal static class SegmentQuery
{
    public static IQueryable<Lead> In(this IQueryable<Lead> leads, Expression<Func<Lead, bool>> within) =>
        leads.Where(leads.Bound(within));

    /// <summary>An expression that names tables without a context, made one that can be asked beside these leads.</summary>
    public static T Bound<T>(this IQueryable<Lead> leads, T made)
        where T : Expression => (T)new OtherTables((IAsyncQueryProvider)leads.Provider).Visit(made);

    // A table that the condition names beside the leads has to be the one of their context.
    private sealed class OtherTables(IAsyncQueryProvider provider) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) =>
            node is EntityQueryRootExpression { QueryProvider: null } table ? new EntityQueryRootExpression(provider, table.EntityType) : base.VisitExtension(node);
    }
}
