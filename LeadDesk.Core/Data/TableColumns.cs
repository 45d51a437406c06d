using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LeadDesk.Core.Data;

/// <summary>The columns of a table as the model maps them, made ready to be written without a context that follows the rows.</summary>
internal sealed class TableColumns<T>
    where T : class
{
    private static readonly ConditionalWeakTable<IModel, TableColumns<T>> Known = [];

    private TableColumns(IModel model)
    {
        var type = model.FindEntityType(typeof(T))!;
        Table = type.GetTableName()!;
        All = [.. type.GetProperties().Where(property => property.GetComputedColumnSql() is null).Select(property => new TableColumn<T>(property))];

        if (type.FindPrimaryKey()!.Properties is [{ ValueGenerated: ValueGenerated.OnAdd, PropertyInfo: { } id }])
        {
            var (row, value) = (Expression.Parameter(typeof(T)), Expression.Parameter(typeof(long)));
            SetId = Expression.Lambda<Action<T, long>>(Expression.Assign(Expression.Property(row, id), Expression.Convert(value, id.PropertyType)), row, value).Compile();
        }
    }

    public string Table { get; }
    public IReadOnlyList<TableColumn<T>> All { get; }

    /// <summary>Gives a row its id; null when the table's key is no number of its own.</summary>
    public Action<T, long>? SetId { get; }
    public string Names => string.Join(", ", All.Select(column => $"\"{column.Name}\""));

    public static TableColumns<T> Of(LeadDb db) => Known.GetValue(db.Model, model => new TableColumns<T>(model));
}

/// <summary>One column and how its value is had from a row.</summary>
internal sealed class TableColumn<T>
{
    public TableColumn(IProperty property)
    {
        Name = property.GetColumnName();
        BareType = property.GetColumnType().Split('(')[0];
        var (row, statement, place) = (Expression.Parameter(typeof(T)), Expression.Parameter(typeof(SqliteStatement)), Expression.Parameter(typeof(int)));
        var stored = Stored(property, Value(property, row));
        var bind = Expression.Call(statement, typeof(SqliteStatement).GetMethod(nameof(SqliteStatement.Bind))!.MakeGenericMethod(stored.Type), place, stored);
        Bind = Expression.Lambda<Action<SqliteStatement, int, T>>(bind, statement, place, row).Compile();
        Of = Expression.Lambda<Func<T, object?>>(Expression.Convert(stored, typeof(object)), row).Compile();
    }

    public string Name { get; }

    /// <summary>The database's type without a length.</summary>
    public string BareType { get; }
    public Action<SqliteStatement, int, T> Bind { get; }
    public Func<T, object?> Of { get; }

    // What a row belongs to may have got its id after the row was made.
    private static Expression Value(IProperty property, Expression row)
    {
        var value = Expression.Property(row, property.PropertyInfo!);
        var key = property.GetContainingForeignKeys().FirstOrDefault(key => key.Properties.Count == 1 && key.DependentToPrincipal?.PropertyInfo is not null);

        if (key is null)
        {
            return value;
        }

        var owner = Expression.Property(row, key.DependentToPrincipal!.PropertyInfo!);
        var id = Expression.Property(owner, key.PrincipalKey.Properties[0].PropertyInfo!);
        return Expression.Condition(Expression.ReferenceEqual(owner, Expression.Constant(null)), value, Expression.Convert(id, value.Type));
    }

    private static Expression Stored(IProperty property, Expression value)
    {
        if (property.GetTypeMapping().Converter is not { } converter)
        {
            return value;
        }

        var isNullable = Nullable.GetUnderlyingType(value.Type) is not null;
        var stored = Expression.Invoke(converter.ConvertToProviderExpression, isNullable ? Expression.Property(value, "Value") : value);

        if (!property.IsNullable)
        {
            return stored;
        }

        var type = stored.Type.IsValueType ? typeof(Nullable<>).MakeGenericType(stored.Type) : stored.Type;
        var isThere = isNullable ? Expression.Property(value, "HasValue") : (Expression)Expression.ReferenceNotEqual(value, Expression.Constant(null));
        return Expression.Condition(isThere, Expression.Convert(stored, type), Expression.Constant(null, type));
    }
}
