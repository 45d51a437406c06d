using System.Linq.Expressions;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>The different values of a field that pass a test.</summary>
internal sealed class FittingWords(IQueryable<Lead> leads)
{
    /// <summary>More different values are not looked through.</summary>
    public const int Most = 200_000;

    private const int MostSought = 20;

    private static readonly string[] Searched = [nameof(Lead.FirstName), nameof(Lead.LastName), nameof(Lead.Email), nameof(Lead.JobTitle), nameof(Lead.ExternalId), nameof(Lead.Phone)];

    /// <summary>Null when there are too many to look through.</summary>
    public async Task<List<string>?> FindAsync(Expression<Func<Lead, string?>> column, Condition.Test test, CancellationToken cancellationToken)
    {
        var values = await Holding(column, test).Select(column).Where(value => value != null).Distinct().Take(Most + 1).ToListAsync(cancellationToken);
        return values.Count > Most ? null : Among(values!, test);
    }

    public static List<string> Among(IEnumerable<string> values, Condition.Test test)
    {
        var (holds, facts) = (CompiledCondition.Of(test, _ => 0), new Facts());
        return [.. values.Where(Passes)];

        bool Passes(string value)
        {
            facts.Load([FieldValue.Of(value)], 1);
            return holds(facts);
        }
    }

    // The folded text of these is kept with the lead, so that only leads are looked through that have one of the words anywhere.
    private IQueryable<Lead> Holding(Expression<Func<Lead, string?>> column, Condition.Test test)
    {
        var sought = test.Values.Select(Folding.Fold).Where(word => word.Length > 0).ToList();
        var isKept = column.Body is MemberExpression { Expression: ParameterExpression } member && Searched.Contains(member.Member.Name);

        if (!isKept || test.Operator == TestOperator.Matches || sought.Count is 0 or > MostSought)
        {
            return leads.AsNoTracking();
        }

        var any = sought.Select(word => (Expression<Func<Lead, bool>>)(lead => lead.SearchText.Contains(word)))
            .Aggregate((one, other) => Expression.Lambda<Func<Lead, bool>>(Expression.OrElse(one.Body, new ConditionQuery.Swap(other.Parameters[0], one.Parameters[0]).Visit(other.Body)), one.Parameters));
        return leads.AsNoTracking().Where(any);
    }
}
