namespace LeadDesk.Core.Learning;

/// <summary>One attribute of many leads: numbers or words, each lead's in its place. What is missing is NaN or null.</summary>
public sealed class LearningColumn
{
    private readonly double[]? numbers;
    private readonly string?[]? words;

    private LearningColumn(string key, string name, double[]? numbers, string?[]? words) => (Key, Name, this.numbers, this.words) = (key, name, numbers, words);

    /// <summary>A field's key, or "event.type.measure" for a behaviour.</summary>
    public string Key { get; }

    /// <summary>As people read it.</summary>
    public string Name { get; }
    public bool IsNumber => numbers is not null;
    public int Count => numbers?.Length ?? words!.Length;

    /// <summary>Share of the values that a person put in or changed by hand after the lead was first touched; null where no history tells.</summary>
    public double? FilledByStaff { get; private init; }

    /// <summary>Of a behaviour: nothing is missing, it did not happen.</summary>
    public bool IsBehaviour { get; private init; }

    /// <param name="numbers">NaN where missing; infinities count as missing too.</param>
    public static LearningColumn OfNumbers(string key, string name, double[] numbers, double? filledByStaff = null) => new(key, name, numbers, null) { FilledByStaff = filledByStaff };
    public static LearningColumn OfWords(string key, string name, string?[] words, double? filledByStaff = null) => new(key, name, null, words) { FilledByStaff = filledByStaff };

    /// <summary>How often or how recently something was done before the moment of scoring; NaN for never.</summary>
    public static LearningColumn OfBehaviour(string key, string name, double[] numbers) => new(key, name, numbers, null) { IsBehaviour = true };

    public double Number(int lead) => numbers![lead];
    public string? Words(int lead) => words![lead];
    public bool IsMissing(int lead) => numbers is null ? string.IsNullOrWhiteSpace(words![lead]) : !double.IsFinite(numbers[lead]);

    /// <summary>The same attribute for these leads only, in this order.</summary>
    public LearningColumn Of(IReadOnlyList<int> leads) =>
        new(Key, Name, numbers is null ? null : [.. leads.Select(lead => numbers[lead])], words is null ? null : [.. leads.Select(lead => words[lead])])
        { FilledByStaff = FilledByStaff, IsBehaviour = IsBehaviour };
}

/// <summary>Closed leads to learn from, oldest first, each as it was known at its moment of scoring.</summary>
/// <param name="Won">True for a customer.</param>
public sealed record LearningSet(IReadOnlyList<LearningColumn> Columns, bool[] Won)
{
    public int Count => Won.Length;
    public int Customers => Won.Count(won => won);

    public LearningSet Of(IReadOnlyList<int> leads) => new([.. Columns.Select(column => column.Of(leads))], [.. leads.Select(lead => Won[lead])]);

    public LearningSet Without(IReadOnlyCollection<string> keys) => this with { Columns = [.. Columns.Where(column => !keys.Contains(column.Key))] };
}
