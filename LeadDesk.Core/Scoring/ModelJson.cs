using System.Text.Json;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

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
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private static readonly JsonSerializerOptions Indented = new(Options) { WriteIndented = true };

    /// <summary>For people and their tools: the same JSON, indented.</summary>
    public static string WriteFile(ModelDefinition model) => JsonSerializer.Serialize(model, Indented);

    /// <summary>The JSON schema of a model, for editors and checkers.</summary>
    public static string WriteSchema() => Options.GetJsonSchemaAsNode(typeof(ModelDefinition)).ToJsonString(Indented);

    public static string Write(ModelDefinition model) => JsonSerializer.Serialize(model, Options);
    /// <summary>One part of a model, such as a behaviour, as the model's JSON has it.</summary>
    public static string WritePart<T>(T part) => JsonSerializer.Serialize(part, Options);

    public static string Write(Condition condition) => JsonSerializer.Serialize(condition, Options);

    public static Outcome TryRead(string json, out ModelDefinition? model)
    {
        if (SchemaOf(json) is { } schema and not (>= ModelDefinition.OldestSchema and <= ModelDefinition.CurrentSchema))
        {
            model = null;
            return Outcome.Refuse($"This is a scoring model of schema {schema}, made by a {(schema > ModelDefinition.CurrentSchema ? "newer" : "different")} LeadDesk; this desk reads schemas {ModelDefinition.OldestSchema} to {ModelDefinition.CurrentSchema}. Nothing was taken over.");
        }

        var outcome = TryRead<ModelDefinition>(json, "scoring model", out model);
        model = model is null ? null : model with { Schema = ModelDefinition.CurrentSchema };

        if (outcome.Succeeded && HasGaps(model!))
        {
            outcome = Outcome.Refuse("This is no scoring model that can be read: a list in it has an empty entry.");
            model = null;
        }

        return outcome;
    }

    /// <summary>Why a definition made in memory could not be kept as JSON, such as a number that is none; null when it can.</summary>
    public static string? Problem(ModelDefinition model)
    {
        try
        {
            return TryRead(Write(model), out ModelDefinition? _).Refusal;
        }
        catch (ArgumentException)
        {
            return "One of the numbers in the model is no number. Nothing was saved.";
        }
    }

    public static Outcome TryRead(string json, out Condition? condition)
    {
        var outcome = TryRead<Condition>(json, "condition", out condition);

        if (outcome.Succeeded && HasGaps(condition))
        {
            outcome = Outcome.Refuse("This is no condition that can be read: a list in it has an empty entry.");
            condition = null;
        }

        return outcome;
    }

    // The serializer minds null members, but not null entries of lists.
    private static bool HasGaps(ModelDefinition model) =>
        new IEnumerable<object?>[]
        {
            model.Criteria, model.Adjustments, model.Behaviours, model.Groups, model.Disqualifiers, model.Personas, model.Matrix, model.Confirmed, model.ContentTags,
            model.ContentTags.SelectMany(tag => (IEnumerable<object?>?)tag?.Patterns ?? []),
            model.Criteria.SelectMany(criterion => (IEnumerable<object?>?)criterion?.Tiers ?? []),
            model.Behaviours.SelectMany(behaviour => (IEnumerable<object?>?)behaviour?.Subjects.Concat(behaviour.Contents).Concat(behaviour.Campaigns) ?? []),
        }.Any(list => list.Any(entry => entry is null)) || model.Conditions().Any(rule => HasGaps(rule.When));

    private static bool HasGaps(Condition? condition) => condition switch
    {
        null => true,
        Condition.Test test => test.Values.Any(value => value is null),
        Condition.All all => all.Of.Any(HasGaps),
        Condition.Any any => any.Of.Any(HasGaps),
        Condition.Opposite opposite => HasGaps(opposite.Of),
        _ => false,
    };

    /// <summary>The schema that a model says it has; null when that cannot be told, which reading it will explain.</summary>
    private static int? SchemaOf(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("schema", out var schema) && schema.TryGetInt32(out var number) ? number : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // What the serializer says of a missing kind names types of ours, which nobody outside knows.
    private static string Words(Exception failure) => failure.Message.Contains("discriminator", StringComparison.Ordinal)
        ? $"each condition says its kind, one of test, all, any and not, as in {Write(new Condition.Test("country", TestOperator.IsAnyOf, "Germany"))}{((failure as JsonException)?.Path is { Length: > 1 } path ? $"; the one at {path} does not" : "")}."
        : failure.Message;

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
            return Outcome.Refuse($"This is no {what} that can be read: {Words(failure)}");
        }
    }
}
