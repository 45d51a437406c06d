namespace LeadDesk.Core.Qualification;

/// <summary>What a question is about, whichever framework asks it. Answers of one concept are shown beside each other.</summary>
public sealed record Concept(string Key, string Name)
{
    public static Concept Problem { get; } = new("problem", "Problem");
    public static Concept Target { get; } = new("target", "Target value");
    public static Concept Money { get; } = new("money", "Money");
    public static Concept People { get; } = new("people", "People");
    public static Concept Time { get; } = new("time", "Time");
    public static Concept Deciding { get; } = new("deciding", "Deciding");
    public static Concept Alternatives { get; } = new("alternatives", "Alternatives");

    public static IReadOnlyList<Concept> All { get; } = [Problem, Target, Money, People, Time, Deciding, Alternatives];

    /// <summary>The concept with this key, or null when there is none.</summary>
    public static Concept? Find(string? key) => All.FirstOrDefault(concept => concept.Key == key);
}
