using System.Data.Common;
using System.Linq.Expressions;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LeadDesk.Core.Data;

/// <summary>
/// Reads leads and their accounts without tracking them and without the columns that nobody asked for, several times faster than a query
/// that loads them whole. Everything is read but fields that were not asked for, unless a rating writes them, and what neither rules nor models look at.
/// </summary>
internal sealed class LeadReading
{
    private static readonly HashSet<string> Unread =
    [
        nameof(Lead.SearchText), nameof(Lead.EmailKey), nameof(Lead.PhoneKey), nameof(Lead.DeletedAt), nameof(Lead.DeletedBy), nameof(Lead.ImportId), nameof(Lead.UpdatedAt),
        nameof(Lead.LastTouchAt), nameof(Lead.NextStepAt),
    ];

    private readonly string sql;
    private readonly Action<Lead, DbDataReader> readLead;
    private readonly Action<Account, DbDataReader> readAccount;

    /// <param name="attributes">The <see cref="LeadField"/> keys that will be asked of the leads.</param>
    public LeadReading(LeadDb db, IReadOnlyCollection<string> attributes)
    {
        var wanted = attributes.SelectMany(FieldColumns.Of).ToHashSet(StringComparer.Ordinal);
        var lead = db.Model.FindEntityType(typeof(Lead))!.GetProperties().Where(property => IsRead(property, wanted)).ToList();
        var account = db.Model.FindEntityType(typeof(Account))!.GetProperties().Where(property => wanted.Contains($"Account.{property.Name}")).ToList();
        readLead = Setter<Lead>(lead, 0);
        readAccount = Setter<Account>(account, lead.Count);
        var columns = lead.Select(property => $"l.\"{property.GetColumnName()}\"").Concat(account.Select(property => $"a.\"{property.GetColumnName()}\""));
        var join = account.Count > 0 ? "LEFT JOIN \"Accounts\" a ON a.\"Id\" = l.\"AccountId\"" : "";
        sql = $"SELECT {string.Join(", ", columns)} FROM \"Leads\" l {join} WHERE l.\"Id\" > @after AND l.\"Id\" <= @upTo AND l.\"DeletedAt\" IS NULL ORDER BY l.\"Id\"";
    }

    /// <summary>The leads with these ids that are not deleted, in the order of their ids.</summary>
    public async Task<List<Lead>> ReadAsync(LeadDb db, long after, long upTo, CancellationToken cancellationToken)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        Add(command, "after", after);
        Add(command, "upTo", upTo);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var leads = new List<Lead>();

        while (await reader.ReadAsync(cancellationToken))
        {
            var lead = new Lead();
            readLead(lead, reader);

            if (lead.AccountId is not null)
            {
                lead.Account = new Account { Name = "" };
                readAccount(lead.Account, reader);
            }

            leads.Add(lead);
        }

        return leads;
    }

    private static void Add(DbCommand command, string name, long value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private static bool IsRead(IProperty property, HashSet<string> wanted) =>
        property.PropertyInfo is not null && !Unread.Contains(property.Name)
        && (wanted.Contains(property.Name) || !FieldColumns.IsField(property.Name) || RatingColumns.Lead.Any(column => column.Name == property.Name));

    private static Action<T, DbDataReader> Setter<T>(List<IProperty> properties, int first)
    {
        var (target, reader) = (Expression.Parameter(typeof(T)), Expression.Parameter(typeof(DbDataReader)));
        var isNull = typeof(DbDataReader).GetMethod(nameof(DbDataReader.IsDBNull))!;
        var sets = properties.Select((property, i) =>
        {
            var column = Expression.Constant(first + i);
            Expression set = Expression.Assign(Expression.Property(target, property.PropertyInfo!), Expression.Convert(Value(property, reader, column), property.ClrType));
            return property.IsNullable ? Expression.IfThen(Expression.Not(Expression.Call(reader, isNull, column)), set) : set;
        });
        return Expression.Lambda<Action<T, DbDataReader>>(Expression.Block(typeof(void), [.. sets, Expression.Empty()]), target, reader).Compile();
    }

    private static Expression Value(IProperty property, Expression reader, Expression column)
    {
        var converter = property.GetTypeMapping().Converter;
        var stored = Stored(converter?.ProviderClrType ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType, reader, column);
        return converter is null ? stored : Expression.Invoke(converter.ConvertFromProviderExpression, stored);
    }

    private static MethodCallExpression Stored(Type type, Expression reader, Expression column) => type switch
    {
        _ when type == typeof(DateTime) => Expression.Call(typeof(SqliteMoment), nameof(SqliteMoment.Read), null, reader, column),
        _ when type == typeof(string) => Expression.Call(reader, nameof(DbDataReader.GetString), null, column),
        _ when type == typeof(long) => Expression.Call(reader, nameof(DbDataReader.GetInt64), null, column),
        _ when type == typeof(int) => Expression.Call(reader, nameof(DbDataReader.GetInt32), null, column),
        _ when type == typeof(double) => Expression.Call(reader, nameof(DbDataReader.GetDouble), null, column),
        _ => Expression.Call(reader, nameof(DbDataReader.GetFieldValue), [type], column),
    };
}
