namespace LeadDesk.Core.Qualification;

/// <summary>
/// One side of a concept, such as the buyer among the people. An answer is kept under its facet and never under a framework's element,
/// so every framework that asks for the same facet shows the same answer.
/// </summary>
/// <param name="Key">Concept and side, such as "people/buyer".</param>
/// <param name="Type">How it is answered; the same in every framework.</param>
/// <param name="Choices">The answers to choose from; empty for all other types.</param>
public sealed record Facet(string Key, string Name, Concept Concept, AnswerType Type, params IReadOnlyList<string> Choices)
{
    public const int MaxKeyLength = 60;

    // No own question can be named so: a key has no point in it.
    private const string Chosen = ".chosen";

    public static IReadOnlyList<Facet> All { get; } =
    [
        new("problem/pain", "Pain", Concept.Problem, AnswerType.Text),
        new("problem/plans", "Plans", Concept.Problem, AnswerType.Text),
        new("problem/consequences", "Consequences of doing nothing", Concept.Problem, AnswerType.Text),
        new("target/goals", "Goals", Concept.Target, AnswerType.Change),
        new("target/metrics", "Metrics", Concept.Target, AnswerType.Change),
        new("target/implications", "What success brings", Concept.Target, AnswerType.Text),
        new("money/budget", "Budget", Concept.Money, AnswerType.Money),
        new("people/buyer", "Buyer", Concept.People, AnswerType.Person),
        new("people/champion", "Champion", Concept.People, AnswerType.Person),
        new("time/timeline", "Timeline", Concept.Time, AnswerType.Due),
        new("deciding/criteria", "Decision criteria", Concept.Deciding, AnswerType.Text),
        new("deciding/process", "Decision process", Concept.Deciding, AnswerType.Text),
        new("deciding/paper", "Paper process", Concept.Deciding, AnswerType.Choice, "Our contract, no review", "Their legal reviews", "Their purchasing negotiates", "A tender"),
        new("alternatives/competition", "Competition", Concept.Alternatives, AnswerType.Choice, "Nobody else", "Doing nothing", "Building it themselves", "One competitor", "Several competitors"),
    ];

    /// <summary>The facet with this key, or null when it is not one of the desk's own.</summary>
    public static Facet? Find(string? key) => All.FirstOrDefault(facet => facet.Key == key);

    /// <summary>As people read it; an own facet of a framework is named by its side.</summary>
    public static string NameOf(string facet) => Find(facet)?.Name ?? (facet[(facet.IndexOf('/', StringComparison.Ordinal) + 1)..] is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest.Replace('-', ' ') : facet);

    /// <summary>The key under which a lead's fields have it, such as "people-buyer".</summary>
    public static string FieldKey(string facet) => facet.Replace('/', '-');

    /// <summary>The key under which a lead's fields have what was chosen, such as "deciding-paper.chosen".</summary>
    public static string ChosenKey(string facet) => FieldKey(facet) + Chosen;

    /// <summary>The facet's key that a field key was made from, and whether it is for what was chosen; null when it is none.</summary>
    public static string? OfFieldKey(string field, out bool isChosen)
    {
        isChosen = field.EndsWith(Chosen, StringComparison.Ordinal);
        var key = isChosen ? field[..^Chosen.Length] : field;
        var facet = key.IndexOf('-', StringComparison.Ordinal) is > 0 and var place ? $"{key[..place]}/{key[(place + 1)..]}" : "";
        return ConceptOf(facet) is null ? null : facet;
    }

    /// <summary>The concept that a key begins with, or null when the key is none.</summary>
    public static Concept? ConceptOf(string? key) =>
        key is { Length: <= MaxKeyLength } && key.Split('/') is [var concept, { Length: > 0 } side] && side.All(letter => letter == '-' || IsPart(letter)) ? Concept.Find(concept) : null;

    /// <summary>The key of an own question, such as "people/works-council"; null when the name has no letter or digit. The same name gives the same key, in every framework.</summary>
    public static string? KeyOf(Concept concept, string name)
    {
        var words = new string([.. name.ToLowerInvariant().Select(letter => IsPart(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var key = $"{concept.Key}/{string.Join('-', words)}";
        return words.Length == 0 ? null : key[..Math.Min(key.Length, MaxKeyLength)].TrimEnd('-');
    }

    private static bool IsPart(char letter) => char.IsLetterOrDigit(letter) && !char.IsUpper(letter);
}

/// <summary>How a question is answered.</summary>
public enum AnswerType
{
    Text,
    Money,

    /// <summary>A date, or one of <see cref="DueBucket.All"/>.</summary>
    Due,
    Person,

    /// <summary>A number that shall become another one.</summary>
    Change,
    Choice,
}
