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

    /// <summary>What becomes of leads that the desk knows already.</summary>
    public KnownLeadPolicy Known { get; init; }

    /// <summary>Whether what the file hands over is promised a follow-up, and its clocks run; otherwise nothing that began before the import is.</summary>
    public bool Promises { get; init; } = true;

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

    /// <summary>Which mark ends the whole part of a number.</summary>
    public DecimalMark Numbers { get; init; }

    /// <summary>What the file's words stand for, whatever their case: for choices, yes and no, stages, owners. Nothing means: not answered.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the column leaves what a known lead has.</summary>
    public bool OnlyFills { get; init; }

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

public enum DecimalMark
{
    /// <summary>By each number itself; a single comma before three digits groups, a single point does not.</summary>
    Either,
    Point,
    Comma,
}

public enum KnownLeadPolicy
{
    /// <summary>What the file says counts, but for columns that only fill.</summary>
    Overwrite,

    /// <summary>Only what is empty gets a value; the stage stays.</summary>
    Fill,

    /// <summary>Known leads stay as they are.</summary>
    Skip,
}
