using System.Text.Json;
using System.Text.Json.Serialization;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;

namespace LeadDesk.Web.Api;

/// <summary>What a program sends about a lead: the built-in fields by their keys, custom ones under custom, and tags.</summary>
internal sealed record LeadBody
{
    /// <summary>Values of custom fields by key.</summary>
    public Dictionary<string, JsonElement>? Custom { get; init; }

    /// <summary>Added to the lead's tags.</summary>
    public List<string>? Tags { get; init; }

    /// <summary>Built-in fields; which there are is known by <see cref="LeadFields"/> alone.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Fields { get; init; } = [];

    /// <summary>As the desk takes it, or what cannot be a value at all.</summary>
    public (LeadEntry Entry, Dictionary<string, string[]> Errors) Read()
    {
        var (fields, errors) = (new Dictionary<string, FieldEntry>(), new Dictionary<string, string[]>());

        foreach (var (key, value) in Fields.Concat((Custom ?? []).Select(pair => KeyValuePair.Create(LeadFields.CustomPrefix + pair.Key, pair.Value))))
        {
            if (Entered(value) is { } entered)
            {
                fields[key] = entered;
            }
            else
            {
                errors[key] = ["must be text, a number, true, false or null"];
            }
        }

        // A custom field has its own place; at the top its key would be mistaken for one.
        foreach (var key in Fields.Keys.Where(key => key.StartsWith(LeadFields.CustomPrefix, StringComparison.Ordinal)))
        {
            errors[key] = ["is no field of a lead; custom fields go under custom"];
        }

        return (new(fields, Tags ?? []), errors);
    }

    private static FieldEntry? Entered(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => FieldEntry.Of(value.GetString()!),
        JsonValueKind.Number => FieldEntry.Of(value.GetDouble()),
        JsonValueKind.True => FieldEntry.Of(true),
        JsonValueKind.False => FieldEntry.Of(false),
        JsonValueKind.Null => FieldEntry.Nothing,
        _ => null,
    };
}
