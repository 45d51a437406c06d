using System.Text.Json;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>A column's value as JSON and back, without loss: what is stored is what the database would store.</summary>
internal static class StoredValue
{
    public static JsonElement Nothing { get; } = JsonSerializer.SerializeToElement<object?>(null);

    public static JsonElement ToJson(IReadOnlyProperty column, object? value)
    {
        var stored = value is null ? null : column.FindTypeMapping()?.Converter is { } converter ? converter.ConvertToProvider(value) : value;
        return stored is null ? Nothing : JsonSerializer.SerializeToElement(stored, stored.GetType());
    }

    public static object? FromJson(IReadOnlyProperty column, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var converter = column.FindTypeMapping()?.Converter;
        var stored = json.Deserialize(converter?.ProviderClrType ?? Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType);
        return converter is null ? stored : converter.ConvertFromProvider(stored);
    }

    /// <summary>A custom field's value, with its type.</summary>
    public static JsonElement ToJson(FieldValue value) =>
        value.IsEmpty ? Nothing : JsonDocument.Parse(CustomValues.None.With("it", value).ToJson()).RootElement.GetProperty("it").Clone();

    public static FieldValue FromJson(JsonElement json) =>
        json.ValueKind == JsonValueKind.Null ? FieldValue.Empty : CustomValues.FromJson($"{{\"it\":{json.GetRawText()}}}")["it"];

    /// <summary>Whether two values are the same in every database; PostgreSQL keeps moments to the microsecond.</summary>
    public static bool Same(object? one, object? other) => one is DateTimeOffset moment && other is DateTimeOffset same
        ? moment.UtcTicks / TimeSpan.TicksPerMicrosecond == same.UtcTicks / TimeSpan.TicksPerMicrosecond
        : Equals(one, other);
}
