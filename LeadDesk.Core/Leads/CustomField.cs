namespace LeadDesk.Core.Leads;

/// <summary>A field that an admin added. Its key never changes; values are kept with each lead under that key.</summary>
public sealed class CustomField
{
    public int Id { get; private set; }

    /// <summary>Lower-case letters, digits and hyphens; unique. Elsewhere it is written as "custom.key".</summary>
    public required string Key { get; init; }
    public required string Name { get; set; }
    public required FieldType Type { get; init; }

    /// <summary>The allowed values of a choice, in order; empty for other types.</summary>
    public List<string> Choices { get; set; } = [];
    public int Order { get; set; }

    /// <summary>Race, health and the like: kept, but left out of models unless an admin confirms it.</summary>
    public bool IsProtected { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ArchivedAt { get; set; }

    public string AttributeKey => LeadFields.CustomPrefix + Key;
}
