using System.Text.Json;

namespace LeadDesk.Web.Api;

/// <summary>What a single JSON value must look like for a type.</summary>
internal static class JsonScalars
{
    /// <summary>Why the value cannot be read as the type; null when it can.</summary>
    public static string? Refuse(JsonElement value, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;

        return type == typeof(string) ? Unless(value.ValueKind == JsonValueKind.String, "must be text")
            : type == typeof(bool) ? Unless(value.ValueKind is JsonValueKind.True or JsonValueKind.False, "must be true or false")
            : type == typeof(int) ? Unless(value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _), "must be a whole number")
            : type == typeof(long) ? Unless(value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _), "must be a whole number")
            : type == typeof(double) ? Unless(value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble()), "must be a number")
            : type == typeof(DateTimeOffset) ? Unless(value.ValueKind == JsonValueKind.String && IsMoment(value), "must be a moment with its offset, such as 2026-11-21T09:30:00Z")
            : null;
    }

    // Without an offset the runtime would take the server's own zone.
    private static bool IsMoment(JsonElement value) =>
        value.TryGetDateTimeOffset(out _) && value.GetString() is { Length: > 10 } text && (text[^1] is 'Z' or 'z' || text[10..].AsSpan().ContainsAny('+', '-'));

    private static string? Unless(bool fits, string reason) => fits ? null : reason;
}
