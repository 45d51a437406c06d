using System.Collections.Frozen;

namespace LeadDesk.Core.Lifecycle;

/// <summary>A step of a lead's life. The list is in the order of the path; off-path stages come last.</summary>
public sealed record Stage
{
    private Stage(string key, string name, StageKind kind, int order, string meaning) =>
        (Key, Name, Kind, Order, Meaning) = (key, name, kind, order, meaning);

    public static Stage Lead { get; } = new("lead", "Lead", StageKind.Open, 0, "Known, nothing has happened yet");
    public static Stage Engaged { get; } = new("engaged", "Engaged", StageKind.Open, 1, "Did something real");
    public static Stage Mql { get; } = new("mql", "MQL", StageKind.Open, 2, "Marketing-qualified, handed over to sales");
    public static Stage Sal { get; } = new("sal", "SAL", StageKind.Open, 3, "Accepted by sales");
    public static Stage Sql { get; } = new("sql", "SQL", StageKind.Open, 4, "Qualified by sales");
    public static Stage Opportunity { get; } = new("opportunity", "Opportunity", StageKind.Open, 5, "A deal with a value and a close date");
    public static Stage Customer { get; } = new("customer", "Customer", StageKind.Won, 6, "Won");
    public static Stage Lost { get; } = new("lost", "Lost", StageKind.Lost, 7, "Decided against us");
    public static Stage Disqualified { get; } = new("disqualified", "Disqualified", StageKind.Lost, 8, "Not a lead for us");
    public static Stage Recycled { get; } = new("recycled", "Recycled", StageKind.Parked, 9, "Back to nurture, to return later");

    public static IReadOnlyList<Stage> All { get; } = [Lead, Engaged, Mql, Sal, Sql, Opportunity, Customer, Lost, Disqualified, Recycled];

    private static FrozenDictionary<string, Stage> ByKey { get; } = All.ToFrozenDictionary(stage => stage.Key);

    /// <summary>The stages in which a rep works a lead.</summary>
    public static IReadOnlyList<Stage> Worked { get; } = [Mql, Sal, Sql];

    public string Key { get; }
    public string Name { get; }
    public StageKind Kind { get; }

    /// <summary>Position on the path, 0 first; stages off the path come after it.</summary>
    public int Order { get; }
    public string Meaning { get; }
    public bool IsOpen => Kind == StageKind.Open;

    /// <summary>The stage with this key, or null when there is none.</summary>
    public static Stage? Find(string? key) => key is null ? null : ByKey.GetValueOrDefault(key);

    public override string ToString() => Name;
}

public enum StageKind
{
    Open,
    Won,
    Lost,
    Parked,
}
