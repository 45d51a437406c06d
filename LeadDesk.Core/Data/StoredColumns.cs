using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LeadDesk.Core.Data;

/// <summary>A whole row as JSON and back: every column that the database does not reckon itself, but for the key.</summary>
internal static class StoredColumns
{
    public static Dictionary<string, JsonElement> Take(EntityEntry entry) =>
        Of(entry).ToDictionary(column => column.Metadata.Name, column => ToJson(column.Metadata, column.CurrentValue));

    /// <summary>Puts back what has not been changed since.</summary>
    /// <returns>The columns that somebody has changed since; they were left as they are.</returns>
    public static IReadOnlyList<string> PutBack(EntityEntry entry, Dictionary<string, JsonElement> before, Dictionary<string, JsonElement> after)
    {
        var kept = new List<string>();

        foreach (var column in Of(entry).Where(column => before.ContainsKey(column.Metadata.Name)).ToList())
        {
            var (was, became) = (FromJson(column.Metadata, before[column.Metadata.Name]), FromJson(column.Metadata, after[column.Metadata.Name]));

            if (Same(column.CurrentValue, became))
            {
                column.CurrentValue = was;
            }
            else if (!Same(column.CurrentValue, was))
            {
                kept.Add(column.Metadata.Name);
            }
        }

        return kept;
    }

    private static IEnumerable<PropertyEntry> Of(EntityEntry entry) =>
        entry.Properties.Where(column => !column.Metadata.IsPrimaryKey() && !column.Metadata.ValueGenerated.HasFlag(ValueGenerated.OnUpdate));

    private static JsonElement ToJson(IReadOnlyProperty column, object? value)
    {
        var stored = value is null ? null : column.FindTypeMapping()?.Converter is { } converter ? converter.ConvertToProvider(value) : value;
        return stored is null ? JsonSerializer.SerializeToElement<object?>(null) : JsonSerializer.SerializeToElement(stored, stored.GetType());
    }

    private static object? FromJson(IReadOnlyProperty column, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var converter = column.FindTypeMapping()?.Converter;
        var stored = json.Deserialize(converter?.ProviderClrType ?? Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType);
        return converter is null ? stored : converter.ConvertFromProvider(stored);
    }

    // PostgreSQL keeps moments to the microsecond.
    private static bool Same(object? one, object? other) => one is DateTimeOffset moment && other is DateTimeOffset same
        ? moment.UtcTicks / TimeSpan.TicksPerMicrosecond == same.UtcTicks / TimeSpan.TicksPerMicrosecond
        : Equals(one, other);
}
