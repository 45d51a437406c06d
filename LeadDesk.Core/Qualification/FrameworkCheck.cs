namespace LeadDesk.Core.Qualification;

/// <summary>What is wrong with a framework. Errors keep it from being saved; warnings are told and may be saved over.</summary>
public sealed record FrameworkFindings(IReadOnlyList<string> Errors, IReadOnlyList<string> Warnings);

public static class FrameworkCheck
{
    public const int LongestName = 60;
    public const int LongestText = 500;
    public const int MostElements = 20;
    public const int MostQuestions = 5;
    public const int MostChoices = 30;
    public const int LongestChoice = 200;

    /// <summary>Ten years.</summary>
    public const int LatestDays = 3_650;

    public static FrameworkFindings Of(FrameworkDefinition framework)
    {
        var errors = Errors(framework).ToList();
        return new(errors, errors.Count > 0 ? [] : [.. Warnings(framework)]);
    }

    private static IEnumerable<string> Errors(FrameworkDefinition framework)
    {
        var elements = framework.Elements;

        if (Named(framework.Name) is { } unnamed)
        {
            yield return $"The framework {unnamed}.";
        }

        if (elements.Count is 0 or > MostElements)
        {
            yield return $"A framework has 1 to {MostElements} elements, this one {elements.Count}.";
        }

        foreach (var problem in elements.SelectMany(ElementCheck.Errors).Concat(Doubled(elements, element => element.Key, "the key")).Concat(Doubled(elements, element => element.Name, "the name"))
            .Concat(Doubled(elements, element => element.Facet, "an answer, that to")))
        {
            yield return problem;
        }

        if (elements.Count > 0 && elements.Sum(element => element.Weight) <= 0)
        {
            yield return "One element at least has to weigh something.";
        }

        if (framework.Gate.Count < 0 || framework.Gate.Hot < 1 || !(framework.Gate.Score is >= 0 and <= 100) || framework.Gate.Caps.Any(cap => !(cap.Limit is >= 0 and <= 100)))
        {
            yield return "The gate's counts begin at 0, its scores are 0 to 100.";
        }

        foreach (var cap in framework.Gate.Caps.Where(cap => cap.Below == AnswerStatus.Unknown || framework.Find(cap.Element) is null))
        {
            yield return framework.Find(cap.Element) is { } capped ? $"{capped.Name}: nothing is below unknown, so this cap would never count. Choose a higher status." : "A cap is for an element that is not there. Choose another element, or take the cap away.";
        }

        if (framework.Gate.Least == AnswerStatus.Unknown)
        {
            yield return "The gate counts elements from claimed on; unknown is nothing to count.";
        }

        if (framework.Guide.Opening.Length > LongestText || framework.Guide.Reason.Length > LongestText || framework.Description?.Length > LongestText)
        {
            yield return $"The description, the opening and the reason for the call have at most {LongestText} characters each.";
        }

        if (CallGuide.WrongIn(framework.Guide.Opening, framework.Guide.Reason) is { } unknown)
        {
            yield return unknown;
        }
    }

    // What everything at its best cannot reach, nobody can.
    private static IEnumerable<string> Warnings(FrameworkDefinition framework)
    {
        var best = framework.Elements.Select(element => new Standing(element, null, AnswerStatus.Proven, Best(element), null)).ToList();
        var verdict = GateVerdict.Of(framework, best, Appraisal.ScoreOf(framework, best));

        if (!verdict.Passes)
        {
            yield return $"Nobody can pass this gate: even with everything proven, {verdict.Words}.";
        }
        else if (framework.Gate is { Count: 0, Required.Count: 0, Score: 0 })
        {
            yield return "Everybody passes this gate: it asks for nothing.";
        }
        else if (framework.Gate.Hot is { } hot && !verdict.IsHot)
        {
            yield return $"Nobody can be hot: that asks for {hot} known elements.";
        }
        else if (Appraisal.ScoreOf(framework, best) is < 100 and var most)
        {
            yield return FormattableString.Invariant($"Even with everything proven the score stops at {most:0.#}.");
        }
    }

    private static AnswerStatus Best(FrameworkElement element) =>
        element.NeedsFigureAndDate && element.Answer != AnswerType.Change ? AnswerStatus.Claimed : AnswerStatus.Proven;

    internal static string? Named(string name) =>
        string.IsNullOrWhiteSpace(name) ? "has no name" : name.Length > LongestName ? $"has a name of more than {LongestName} characters" : null;

    private static IEnumerable<string> Doubled(IReadOnlyList<FrameworkElement> elements, Func<FrameworkElement, string> by, string what) =>
        elements.GroupBy(by, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => $"Two elements share {what} {group.Key}.");
}
