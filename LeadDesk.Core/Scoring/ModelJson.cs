using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadDesk.Core.Scoring;

/// <summary>Models and conditions as JSON: camelCase, unknown and doubled members refused.</summary>
public static class ModelJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static string Write(ModelDefinition model) => JsonSerializer.Serialize(model, Options);
    public static string Write(Condition condition) => JsonSerializer.Serialize(condition, Options);

    public static Outcome TryRead(string json, out ModelDefinition? model)
    {
        var outcome = TryRead<ModelDefinition>(json, "scoring model", out model);

        if (outcome.Succeeded && model!.Schema != ModelDefinition.CurrentSchema)
        {
            outcome = Outcome.Refuse($"This is a scoring model of schema {model.Schema}; this desk reads schema {ModelDefinition.CurrentSchema}.");
            model = null;
        }

        return outcome;
    }

    public static Outcome TryRead(string json, out Condition? condition) => TryRead<Condition>(json, "condition", out condition);

    private static Outcome TryRead<T>(string json, string what, out T? read)
        where T : class
    {
        try
        {
            read = JsonSerializer.Deserialize<T>(json, Options);
            return read is null ? Outcome.Refuse($"This is no {what}.") : Outcome.Done;
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException)
        {
            read = null;
            return Outcome.Refuse($"This is no {what} that can be read: {failure.Message}");
        }
    }
}
