using System.Globalization;
using System.Linq.Expressions;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>A test of a column that holds a number, a day, or yes and no. A column without value passes none but "is empty".</summary>
internal static class ColumnTest
{
    private const int MostDays = 36_500;

    public static Expression Of(Expression column, Condition.Test test)
    {
        var there = Nullable.GetUnderlyingType(column.Type) is not null || column.Type == typeof(string) ? Expression.NotEqual(column, Expression.Constant(null, column.Type)) : (Expression)Expression.Constant(true);

        return test.Operator switch
        {
            TestOperator.IsEmpty => Expression.Not(there),
            TestOperator.IsNotEmpty => there,
            TestOperator.Between => And(there, And(Compare(column, test.Values[0], atLeast: true), Compare(column, test.Values[1], atLeast: false))),
            TestOperator.AtLeast => And(there, Compare(column, test.Values[0], atLeast: true)),
            TestOperator.AtMost => And(there, Compare(column, test.Values[0], atLeast: false)),
            _ => And(there, test.Values.Select(value => (Expression)Expression.Equal(column, Value(column.Type, value))).Aggregate(Expression.OrElse)),
        };
    }

    /// <summary>A test of how many days ago a moment was; a whole number asked for by "is any of" stands for that day and the 24 hours after it.</summary>
    public static Expression OfDays(Expression moment, Condition.Test test, DateTimeOffset now)
    {
        var there = Expression.NotEqual(moment, Expression.Constant(null, moment.Type));
        return test.Operator switch
        {
            TestOperator.IsEmpty => Expression.Not(there),
            TestOperator.IsNotEmpty => there,
            TestOperator.Between => And(there, And(Before(test.Values[0]), After(test.Values[1]))),
            TestOperator.AtLeast => And(there, Before(test.Values[0])),
            TestOperator.AtMost => And(there, After(test.Values[0])),
            _ => And(there, test.Values.Select(value => (Expression)And(Before(value), Expression.GreaterThan(moment, At(value, 1)))).Aggregate(Expression.OrElse)),
        };

        Expression Before(string days) => Expression.LessThanOrEqual(moment, At(days, 0));
        Expression After(string days) => Expression.GreaterThanOrEqual(moment, At(days, 0));
        Expression At(string days, int more) => Parameter(now.AddDays(-Math.Clamp(CompiledCondition.NumberOf(days) + more, 0, MostDays)), moment.Type);
    }

    private static BinaryExpression And(Expression one, Expression other) => Expression.AndAlso(one, other);

    // Days of custom fields are kept as text, which sorts as the days do.
    private static BinaryExpression Compare(Expression column, string value, bool atLeast)
    {
        var (left, right) = column.Type == typeof(string)
            ? ((Expression)Expression.Call(typeof(string), nameof(string.Compare), null, column, Value(column.Type, value)), (Expression)Expression.Constant(0))
            : (column, Value(column.Type, value));
        return atLeast ? Expression.GreaterThanOrEqual(left, right) : Expression.LessThanOrEqual(left, right);
    }

    private static UnaryExpression Value(Type type, string value)
    {
        if (type == typeof(string))
        {
            return Parameter(value, type);
        }

        var bare = Nullable.GetUnderlyingType(type) ?? type;
        var number = CompiledCondition.NumberOf(value);
        return bare == typeof(bool) ? Parameter(value.Trim().ToLower(CultureInfo.InvariantCulture) is "yes", type)
            : bare == typeof(DateOnly) ? Parameter(DateOnly.FromDayNumber(double.IsNaN(number) ? 0 : (int)Math.Clamp(number, 0, DateOnly.MaxValue.DayNumber)), type)
            : Parameter(number, type);
    }

    // Read from a closure, so that it becomes a parameter of the statement.
    private static UnaryExpression Parameter<T>(T value, Type type)
    {
        Expression<Func<T>> wanted = () => value;
        return Expression.Convert(wanted.Body, type);
    }
}
