using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LeadDesk.Web.Api;

/// <summary>Holds a JSON document against the shape of a record and collects everything that does not fit, not only the first.</summary>
internal sealed class JsonCheck
{
    private const int MostErrors = 100;

    private readonly Dictionary<string, string[]> errors = [];

    public IDictionary<string, string[]> Errors => errors;

    /// <summary>Whether every name and text in it can be kept: no half characters, no NUL, no name twice.</summary>
    public bool IsReadable(JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var names = new HashSet<string>();
                return element.EnumerateObject().Aggregate(true, (sound, member) => NameIsReadable(member, path, names) is { } name && IsReadable(member.Value, Join(path, name)) && sound);
            case JsonValueKind.Array:
                return element.EnumerateArray().Select((item, at) => IsReadable(item, $"{path}[{at}]")).Aggregate(true, (sound, next) => sound & next);
            case JsonValueKind.String:
                return TextIsReadable(element.GetString, path) is not null;
            default:
                return true;
        }
    }

    public void Fits(JsonElement element, JsonTypeInfo shape, string path)
    {
        switch (shape.Kind)
        {
            case JsonTypeInfoKind.Object when Is(element, JsonValueKind.Object, "an object", path):
                MembersFit(element, shape, path);
                break;
            case JsonTypeInfoKind.Enumerable when Is(element, JsonValueKind.Array, "an array", path):
                ItemsFit(element, shape.Options.GetTypeInfo(shape.ElementType!), path);
                break;
            case JsonTypeInfoKind.Dictionary when Is(element, JsonValueKind.Object, "an object", path):
                foreach (var member in element.EnumerateObject())
                {
                    Fits(member.Value, shape.Options.GetTypeInfo(shape.ElementType!), Join(path, member.Name));
                }

                break;
            case JsonTypeInfoKind.None when JsonScalars.Refuse(element, shape.Type) is { } reason:
                Add(path, reason);
                break;
        }
    }

    public void ItemsFit(JsonElement array, JsonTypeInfo shape, string path)
    {
        foreach (var (at, item) in array.EnumerateArray().Index())
        {
            Fits(item, shape, $"{path}[{at}]");
        }
    }

    public void Add(string path, string reason)
    {
        if (errors.Count < MostErrors)
        {
            errors[path.Length == 0 ? "$" : path] = [reason];
        }
    }

    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private void MembersFit(JsonElement element, JsonTypeInfo shape, string path)
    {
        var known = shape.Properties.Where(property => !property.IsExtensionData).ToDictionary(property => property.Name);
        var isOpen = shape.Properties.Any(property => property.IsExtensionData);

        foreach (var member in element.EnumerateObject())
        {
            if (!known.Remove(member.Name, out var property))
            {
                if (!isOpen)
                {
                    Add(Join(path, member.Name), $"is not known here; known are {string.Join(", ", shape.Properties.Select(p => p.Name))}");
                }
            }
            else if (member.Value.ValueKind != JsonValueKind.Null || !property.IsSetNullable)
            {
                Fits(member.Value, shape.Options.GetTypeInfo(property.PropertyType), Join(path, member.Name));
            }
        }

        foreach (var missing in known.Values.Where(property => property.IsRequired))
        {
            Add(Join(path, missing.Name), "is required");
        }
    }

    private bool Is(JsonElement element, JsonValueKind kind, string name, string path)
    {
        if (element.ValueKind != kind)
        {
            Add(path, $"must be {name}");
        }

        return element.ValueKind == kind;
    }

    private string? NameIsReadable(JsonProperty member, string path, HashSet<string> names)
    {
        var name = TextIsReadable(() => member.Name, path);

        if (name is not null && !names.Add(name))
        {
            Add(Join(path, name), "is there twice");
        }

        return name;
    }

    private string? TextIsReadable(Func<string?> read, string path)
    {
        try
        {
            var text = read() ?? "";

            if (text.Contains('\0', StringComparison.Ordinal))
            {
                Add(path, string.Create(CultureInfo.InvariantCulture, $"has a NUL character at position {text.IndexOf('\0', StringComparison.Ordinal) + 1}"));
                return null;
            }

            return text;
        }
        catch (InvalidOperationException)
        {
            // The runtime's way of saying that an escape or a byte is no Unicode character.
            Add(path, "has half a character in it (a lone surrogate such as \\ud800, or bytes that are not UTF-8)");
            return null;
        }
    }
}
