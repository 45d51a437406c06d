using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadDesk.Core.Qualification;

/// <summary>Frameworks and typed answers as JSON: camelCase, unknown and doubled members refused.</summary>
public static class FrameworkJson
{
    public static JsonSerializerOptions Options { get; } = new()
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

    public static string Write(FrameworkDefinition framework) => JsonSerializer.Serialize(framework, Options);

    public static string? Write(AnswerValue? value) => value is null ? null : JsonSerializer.Serialize(value, Options);

    /// <summary>A framework that the desk wrote itself.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static FrameworkDefinition Read(string json) => JsonSerializer.Deserialize<FrameworkDefinition>(json, Options) ?? throw new JsonException("The framework is empty.");

    /// <summary>A typed answer that the desk wrote itself; null stays null.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static AnswerValue? ReadValue(string? json) => json is null ? null : JsonSerializer.Deserialize<AnswerValue>(json, Options);
}
