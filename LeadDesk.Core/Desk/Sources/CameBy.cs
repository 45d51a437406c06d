using System.Linq.Expressions;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Leads.Sources;
using Microsoft.EntityFrameworkCore.Query;

namespace LeadDesk.Core.Desk.Sources;

/// <summary>One line of the sources report as a filter: the leads that count under it.</summary>
/// <param name="Name">What the line is called; null for those of whom nothing is known.</param>
public sealed record CameBy(Breakdown By, Touch Touch, string? Name)
{
    /// <summary>"First landing page /pricing".</summary>
    public string Words => $"{Touch} {By.Name.ToLowerInvariant()} {Name ?? "not known"}";

    internal IQueryable<Lead> Apply(IQueryable<Lead> leads)
    {
        var column = TouchColumn.Of(By, Touch, Roots.ModelOf(leads));
        var name = Name;
        Expression<Func<string?, bool>> wanted = Name is null ? text => text == null || text == "" : text => text == name;
        var test = new ConditionQuery.Swap(wanted.Parameters[0], column.Body).Visit(wanted.Body);
        return leads.In(Expression.Lambda<Func<Lead, bool>>(test, column.Parameters));
    }

    private sealed class Roots : ExpressionVisitor
    {
        private Microsoft.EntityFrameworkCore.Metadata.IModel? model;

        public static Microsoft.EntityFrameworkCore.Metadata.IModel ModelOf(IQueryable<Lead> leads)
        {
            var roots = new Roots();
            roots.Visit(leads.Expression);
            return roots.model ?? throw new InvalidOperationException("These are not the leads of a database.");
        }

        protected override Expression VisitExtension(Expression node)
        {
            model ??= (node as EntityQueryRootExpression)?.EntityType.Model;
            return base.VisitExtension(node);
        }
    }
}
