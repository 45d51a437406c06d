namespace LeadDesk.Core.Qualification;

/// <summary>What is wrong with one element of a framework, in words.</summary>
internal static class ElementCheck
{
    public static IEnumerable<string> Errors(FrameworkElement element) => [.. Asked(element), .. Answered(element)];

    private static IEnumerable<string> Asked(FrameworkElement element)
    {
        if (FrameworkCheck.Named(element.Name) is { } unnamed)
        {
            yield return $"An element {unnamed}.";
        }

        if (Facet.ConceptOf(element.Facet) is null)
        {
            yield return $"{element.Name}: choose which answer it asks for.";
        }

        if (element.Questions.Count is 0 or > FrameworkCheck.MostQuestions || element.Questions.Any(question => string.IsNullOrWhiteSpace(question) || question.Length > FrameworkCheck.LongestText))
        {
            yield return $"{element.Name}: write 1 to {FrameworkCheck.MostQuestions} questions of at most {FrameworkCheck.LongestText} characters.";
        }

        if (!(element.Weight is >= 0 and <= 100))
        {
            yield return $"{element.Name}: a weight is a number from 0 to 100.";
        }
    }

    private static IEnumerable<string> Answered(FrameworkElement element)
    {
        if (Facet.Find(element.Facet) is { } known && known.Type != element.Answer)
        {
            yield return $"{element.Name}: {known.Name} is answered as {known.Type.ToString().ToLowerInvariant()} in every framework.";
        }

        if (element.Answer == AnswerType.Choice && element.Choices.Count(choice => !string.IsNullOrWhiteSpace(choice)) is < 2 or > FrameworkCheck.MostChoices)
        {
            yield return $"{element.Name}: give 2 to {FrameworkCheck.MostChoices} answers to choose from.";
        }

        if (element.Choices.FirstOrDefault(choice => choice.Length > FrameworkCheck.LongestChoice) is { } lengthy)
        {
            yield return $"{element.Name}: an answer to choose has at most {FrameworkCheck.LongestChoice} characters; “{lengthy[..30]}…” has {lengthy.Length}.";
        }

        if (element.Choices.GroupBy(choice => choice, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { Key: var twice })
        {
            yield return $"{element.Name}: “{twice}” is there twice.";
        }

        if (element.LateAfterDays is { } days && (element.Answer != AnswerType.Due || days is < 1 or > FrameworkCheck.LatestDays))
        {
            yield return $"{element.Name}: only a date can be late, after 1 to {FrameworkCheck.LatestDays:N0} days.";
        }
    }
}
