using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>
/// A condition as the database asks it, meaning what it means in scoring. Words compare folded, which databases cannot do: so the different values of
/// a field are looked through here, and the database is asked for those that fit.
/// </summary>
/// <param name="among">The leads that it will be asked of: only their values are looked through.</param>
internal sealed class ConditionQuery(LeadDb db, DateTimeOffset now, IReadOnlyList<LeadField> fields, IQueryable<Lead> among)
{
    private static readonly ParameterExpression Lead = Expression.Parameter(typeof(Lead), "lead");

    private readonly FittingWords words = new(among);

    /// <summary>Why it cannot be asked; null when it can.</summary>
    public string? Refusal { get; private set; }

    public async Task<Expression<Func<Lead, bool>>> OfAsync(Condition condition, CancellationToken cancellationToken) =>
        Expression.Lambda<Func<Lead, bool>>(await BodyAsync(condition, cancellationToken), Lead);

    private async Task<Expression> BodyAsync(Condition condition, CancellationToken cancellationToken)
    {
        switch (condition)
        {
            case Condition.All all:
                return await JoinAsync(all.Of, Expression.AndAlso, true, cancellationToken);
            case Condition.Any any:
                return await JoinAsync(any.Of, Expression.OrElse, false, cancellationToken);
            case Condition.Opposite not:
                return Expression.Not(await BodyAsync(not.Of, cancellationToken));
            case Condition.Test test:
                return await TestAsync(test, cancellationToken);
            default:
                throw new ArgumentException($"{condition} is no condition.", nameof(condition));
        }
    }

    // In halves, so that hundreds of parts do not become hundreds of brackets in each other.
    private async Task<Expression> JoinAsync(IReadOnlyList<Condition> parts, Func<Expression, Expression, Expression> join, bool none, CancellationToken cancellationToken)
    {
        var bodies = new List<Expression>();

        foreach (var part in parts)
        {
            bodies.Add(await BodyAsync(part, cancellationToken));
        }

        return bodies.Count == 0 ? Expression.Constant(none) : Halves(bodies, join);
    }

    private static Expression Halves(List<Expression> bodies, Func<Expression, Expression, Expression> join) =>
        bodies.Count == 1 ? bodies[0] : join(Halves(bodies[..(bodies.Count / 2)], join), Halves(bodies[(bodies.Count / 2)..], join));

    private async Task<Expression> TestAsync(Condition.Test test, CancellationToken cancellationToken)
    {
        if (SegmentColumns.Choices(test) is { } chosen)
        {
            return Put(chosen);
        }

        if (test.Attribute == SegmentFields.Tag)
        {
            return Put(await TagAsync(test, cancellationToken));
        }

        if (SegmentColumns.MomentOf(test.Attribute) is { } moment)
        {
            return ColumnTest.OfDays(Put(moment), test, now);
        }

        var field = SegmentFields.Find(test.Attribute) ?? fields.FirstOrDefault(known => known.Key == test.Attribute);
        var column = SegmentColumns.Of(test.Attribute, now, db.Model) ?? (field is null ? null : Leads.FieldColumns.ToAsk(field));

        if (column is null)
        {
            Refusal ??= $"{field?.Name ?? test.Attribute} follows from other fields, and a segment cannot ask for it.";
            return Expression.Constant(false);
        }

        var body = Put(column);
        return body.Type == typeof(string) && field?.Type is not FieldType.Date ? await TextAsync((Expression<Func<Lead, string?>>)column, body, test, cancellationToken) : ColumnTest.Of(body, test);
    }

    private async Task<Expression> TextAsync(Expression<Func<Lead, string?>> column, Expression body, Condition.Test test, CancellationToken cancellationToken)
    {
        var empty = Expression.OrElse(Expression.Equal(body, Expression.Constant(null, typeof(string))), Expression.Equal(body, Expression.Constant("")));

        if (test.Operator is TestOperator.IsEmpty or TestOperator.IsNotEmpty)
        {
            return test.Operator == TestOperator.IsEmpty ? empty : Expression.Not(empty);
        }

        var fitting = await words.FindAsync(column, test, cancellationToken);

        if (fitting is null)
        {
            Refusal ??= $"{fields.FirstOrDefault(field => field.Key == test.Attribute)?.Name ?? test.Attribute} has more than {FittingWords.Most:N0} different values that would have to be looked through. Ask for words that stand at fewer leads.";
            return Expression.Constant(false);
        }

        Expression<Func<string?, bool>> fits = text => text != null && fitting.Contains(text);
        return new Swap(fits.Parameters[0], body).Visit(fits.Body);
    }

    private async Task<Expression<Func<Lead, bool>>> TagAsync(Condition.Test test, CancellationToken cancellationToken)
    {
        if (test.Operator is TestOperator.IsEmpty or TestOperator.IsNotEmpty)
        {
            return test.Operator == TestOperator.IsEmpty ? lead => !lead.Tags.Any() : lead => lead.Tags.Any();
        }

        var names = FittingWords.Among(await among.SelectMany(lead => lead.Tags).Select(tag => tag.Name).Distinct().ToListAsync(cancellationToken), test);
        return lead => lead.Tags.Any(tag => names.Contains(tag.Name));
    }

    private static Expression Put(LambdaExpression column) => new Swap(column.Parameters[0], Lead).Visit(column.Body);

    internal sealed class Swap(Expression from, Expression to) : ExpressionVisitor
    {
        [return: NotNullIfNotNull(nameof(node))]
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}
