using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LeadDesk.Core.Leads;

/// <summary>The values of a lead's custom fields by field key. Never changed in place; two with the same values are equal.</summary>
public sealed class CustomValues : IEquatable<CustomValues>
{
    private readonly ImmutableSortedDictionary<string, FieldValue> values;

    private CustomValues(ImmutableSortedDictionary<string, FieldValue> values) => this.values = values;

    public static CustomValues None { get; } = new(ImmutableSortedDictionary.Create<string, FieldValue>(StringComparer.Ordinal));

    public IEnumerable<string> Keys => values.Keys;
    public int Count => values.Count;
    public FieldValue this[string key] => values.GetValueOrDefault(key);

    /// <summary>The same values with one set, or taken away when it is empty.</summary>
    public CustomValues With(string key, FieldValue value) => new(value.IsEmpty ? values.Remove(key) : values.SetItem(key, value));

    public static CustomValues Of(IEnumerable<KeyValuePair<string, FieldValue>> values) =>
        new(values.Where(pair => pair.Value.HasValue).ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>JSON as the database keeps it: numbers and booleans as such, dates as yyyy-MM-dd.</summary>
    public string ToJson()
    {
        if (values.IsEmpty)
        {
            return "{}";
        }

        using var buffer = new MemoryStream();

        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();

            foreach (var (key, value) in values)
            {
                Write(json, key, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public static CustomValues FromJson(string json)
    {
        if (json is "{}" or "")
        {
            return None;
        }

        using var document = JsonDocument.Parse(json);
        return Of(document.RootElement.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Read(member.Value))));
    }

    public bool Equals(CustomValues? other) => other is not null && values.Count == other.values.Count && values.All(pair => other[pair.Key] == pair.Value);
    public override bool Equals(object? obj) => Equals(obj as CustomValues);
    public override int GetHashCode() => values.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));

    private static void Write(Utf8JsonWriter json, string key, FieldValue value)
    {
        switch (value.Type)
        {
            case FieldType.Number:
                json.WriteNumber(key, value.Number);
                break;
            case FieldType.YesNo:
                json.WriteBoolean(key, value.Number > 0);
                break;
            default:
                json.WriteString(key, value.Text);
                break;
        }
    }

    private static FieldValue Read(JsonElement member) => member.ValueKind switch
    {
        JsonValueKind.Number => FieldValue.Of(member.GetDouble()),
        JsonValueKind.True => FieldValue.Of(true),
        JsonValueKind.False => FieldValue.Of(false),
        JsonValueKind.String when DateOnly.TryParseExact(member.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => FieldValue.Of(day),
        JsonValueKind.String => FieldValue.Of(member.GetString()),
        _ => FieldValue.Empty,
    };
}
