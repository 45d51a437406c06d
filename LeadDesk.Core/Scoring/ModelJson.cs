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

        if (outcome.Succeeded && HasGaps(model!))
        {
            outcome = Outcome.Refuse("This is no scoring model that can be read: a list in it has an empty entry.");
            model = null;
        }

        return outcome;
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
            model.Criteria, model.Adjustments, model.Behaviours, model.Groups, model.Disqualifiers, model.Personas, model.Matrix, model.Confirmed,
            model.Criteria.SelectMany(criterion => (IEnumerable<object?>?)criterion?.Tiers ?? []),
            model.Behaviours.SelectMany(behaviour => (IEnumerable<object?>?)behaviour?.Subjects ?? []),
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
