namespace LeadDesk.Core.Leads;

/// <summary>One thing that is known about a lead: for forms, filters, models, import and export alike.</summary>
/// <param name="Key">camelCase, as in the API.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Group">Person, Company, Origin, Website, Deal, Qualification or Custom.</param>
/// <param name="Get">Reads it; needs the lead's account to be loaded for company fields.</param>
/// <param name="Set">Writes it; null when it follows from others or goes through a verb.</param>
/// <param name="Headers">Column headers by which a file's column is recognised, folded.</param>
public sealed record LeadField(string Key, string Name, FieldType Type, string Group, Func<Lead, FieldValue> Get, Action<Lead, FieldValue>? Set, params string[] Headers)
{
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Belongs to the company, so writing it changes the account.</summary>
    public bool IsCompany => Group == "Company";
    public bool IsCustom => Key.StartsWith(LeadFields.CustomPrefix, StringComparison.Ordinal);

    /// <summary>Age, health and the like: kept, but left out of models unless an admin confirms it.</summary>
    public bool IsProtected { get; init; }
}
