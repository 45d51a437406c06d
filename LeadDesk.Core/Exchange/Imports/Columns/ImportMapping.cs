using System.Text.Json;
using System.Text.Json.Serialization;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Exchange.Imports.Columns;

/// <summary>How a file's columns are read, and what every row gets besides.</summary>
public sealed record ImportMapping
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Columns that are not named here are ignored.</summary>
    public IReadOnlyList<ColumnMapping> Columns { get; init; } = [];

    /// <summary>Cells that mean "not answered", whatever their case.</summary>
    public IReadOnlyList<string> NotAnswered { get; init; } = UsualNotAnswered;

    /// <summary>"business", "consumer", or null to leave it open.</summary>
    public string? Market { get; init; }

    /// <summary>For rows that say nothing about it themselves.</summary>
    public string? Source { get; init; }
    public int? OwnerId { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether leads that are for sales and have no owner are given to people by the routing rules; otherwise they wait for whoever takes them.</summary>
    public bool Routes { get; init; } = true;

    public static IReadOnlyList<string> UsualNotAnswered { get; } = ["Select", "-", "n/a", "none", "null", "#N/A"];

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="JsonException">It is no mapping.</exception>
    public static ImportMapping FromJson(string json) => JsonSerializer.Deserialize<ImportMapping>(json, Json) ?? new ImportMapping();
}

/// <summary>What becomes of a column.</summary>
/// <param name="Column">Its name, as <see cref="ColumnNames"/> gives it.</param>
/// <param name="Target">An <see cref="ImportTarget"/> key; null to ignore the column.</param>
public sealed record ColumnMapping(string Column, string? Target = null)
{
    /// <summary>How a date with slashes is read.</summary>
    public DateOrder Dates { get; init; }

    /// <summary>Whether "no" in an outcome column means lost; otherwise it says nothing.</summary>
    public bool NoIsLost { get; init; }

    /// <summary>The custom field to be made for the column; the target is then <see cref="ImportTargets.New"/>, or its key once it was made.</summary>
    public NewField? NewField { get; init; }
}

/// <summary>A custom field to be made. A choice takes further values as the file brings them.</summary>
public sealed record NewField(string Name, FieldType Type, IReadOnlyList<string> Choices);

public enum DateOrder
{
    DayFirst,
    MonthFirst,
}
