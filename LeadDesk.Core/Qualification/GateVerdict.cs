namespace LeadDesk.Core.Qualification;

/// <summary>Whether what is known qualifies the lead, and what is missing.</summary>
/// <param name="Framework">The framework's name.</param>
/// <param name="Words">Such as "BANT: needs one more of Budget, Authority".</param>
/// <param name="Missing">How many steps are missing; 0 when it passes.</param>
public sealed record GateVerdict(string Framework, bool Passes, bool IsHot, string Words, int Missing)
{
    private static readonly string[] Small = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>Judges the standings of all elements of a framework, whose score with caps is given.</summary>
    public static GateVerdict Of(FrameworkDefinition framework, IReadOnlyList<Standing> standings, double score)
    {
        var gate = framework.Gate;
        var known = standings.Where(standing => standing.Counts >= gate.Least).Select(standing => standing.Element.Key).ToHashSet();
        var required = gate.Required.Where(key => !known.Contains(key)).ToList();
        var others = standings.Select(standing => standing.Element).Where(element => !known.Contains(element.Key) && !required.Contains(element.Key)).ToList();
        var more = Math.Max(0, gate.Count - known.Count - required.Count);
        var below = score < gate.Score;
        var passes = required.Count == 0 && more == 0 && !below;
        var hot = passes && gate.Hot is { } all && known.Count >= all;
        var words = hot ? $"hot, {Of(known.Count, standings.Count)} {Known(gate)}"
            : passes ? $"passes, {Of(known.Count, standings.Count)} {Known(gate)}"
            : $"needs {string.Join(" and ", Needs(framework, required, others, more, below))}";
        return new(framework.Name, passes, hot, $"{framework.Name}: {words}", required.Count + more + (below ? 1 : 0));
    }

    /// <summary>The status that an element must count as before it is known to a gate, in a word.</summary>
    public static string Known(Gate gate) => gate.Least.ToString().ToLowerInvariant();

    private static IEnumerable<string> Needs(FrameworkDefinition framework, List<string> required, List<FrameworkElement> others, int more, bool below)
    {
        if (required.Count > 0)
        {
            yield return string.Join(", ", required.Select(key => framework.Find(key)?.Name ?? key));
        }

        if (more > 0)
        {
            yield return others.Count < more ? $"{Count(more)} more than it has"
                : others.Count == more ? string.Join(", ", others.Select(element => element.Name))
                : $"{Count(more)} more of {string.Join(", ", others.Select(element => element.Name))}";
        }

        if (below)
        {
            yield return FormattableString.Invariant($"a score of {framework.Gate.Score:0.#}");
        }
    }

    private static string Of(int known, int all) => known == all ? $"all {all}" : $"{known} of {all}";

    private static string Count(int number) => number < Small.Length ? Small[number] : FormattableString.Invariant($"{number}");
}

/// <summary>One element as the gate sees it.</summary>
/// <param name="IsNeeded">Knowing it would bring the gate nearer to passing.</param>
public sealed record GateLine(string Name, AnswerStatus Counts, AnswerStatus Least, bool IsNeeded)
{
    public bool IsMet => Counts >= Least;
}
