namespace LeadDesk.Core.Team;

/// <summary>What an API key may be used for.</summary>
public sealed record ApiScope(string Key, string Name)
{
    public static ApiScope ReadLeads { get; } = new("leads:read", "Read leads, scores, queue and grades");
    public static ApiScope WriteLeads { get; } = new("leads:write", "Create and change leads");
    public static ApiScope WriteEvents { get; } = new("events:write", "Send engagement events");
    public static ApiScope Import { get; } = new("imports:write", "Import files");
    public static ApiScope Export { get; } = new("exports:read", "Download exports");
    public static ApiScope Rescore { get; } = new("scores:write", "Start a rescoring");
    public static ApiScope ReadModels { get; } = new("models:read", "Read scoring models");
    public static ApiScope WriteModels { get; } = new("models:write", "Make drafts of scoring models");
    public static ApiScope ReadCalendars { get; } = new("calendars:read", "Read calendars and reckon in working time");
    public static ApiScope WriteCalendars { get; } = new("calendars:write", "Make and change calendars");
    public static ApiScope WriteRouting { get; } = new("routing:write", "Change pools and rules of routing");

    public static IReadOnlyList<ApiScope> All { get; } =
        [ReadLeads, WriteLeads, WriteEvents, Import, Export, Rescore, ReadModels, WriteModels, ReadCalendars, WriteCalendars, WriteRouting];
}
