using System.Text.Json;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>What has to be known to part two merged leads again.</summary>
internal sealed record MergeMemory
{
    public required Dictionary<string, JsonElement> SurvivorBefore { get; init; }
    public required Dictionary<string, JsonElement> MergedBefore { get; init; }
    public Dictionary<string, JsonElement> SurvivorAfter { get; set; } = [];
    public Dictionary<string, JsonElement> MergedAfter { get; set; } = [];

    /// <summary>By table, the keys of the rows that moved to the survivor.</summary>
    public Dictionary<string, List<string>> Moved { get; set; } = [];

    /// <summary>Answers of the survivor and of the other lead to one question, which changed places.</summary>
    public List<SwappedAnswers> Swapped { get; set; } = [];

    /// <summary>Contacts that followed to the survivor's company, and from which one.</summary>
    public List<long> Contacts { get; set; } = [];
    public long? ContactsFrom { get; set; }

    /// <summary>By table, the ids of rows that the merge itself wrote.</summary>
    public Dictionary<string, List<long>> Written { get; set; } = [];

    /// <summary>The account in a row; null when it has none.</summary>
    public static long? AccountOf(Dictionary<string, JsonElement> row) => row[nameof(Lead.AccountId)] is { ValueKind: JsonValueKind.Number } id ? id.GetInt64() : null;

    public string ToJson() => JsonSerializer.Serialize(this);

    public static MergeMemory Of(string json) => JsonSerializer.Deserialize<MergeMemory>(json)!;
}

internal sealed record SwappedAnswers(long Survivors, long Others);
