namespace LeadDesk.Core.Desk.Fields;

internal static class FieldChoices
{
    public const int Longest = 200, LongestOne = 100;

    public static List<string> Tidy(IEnumerable<string> choices) => [.. choices.Select(choice => choice.Trim()).Where(choice => choice.Length > 0)];

    public static Outcome Check(IReadOnlyList<string> choices) =>
        choices.Count == 0 ? Outcome.Refuse("A choice needs at least one value to choose.")
        : choices.Count > Longest ? Outcome.Refuse($"A choice has at most {Longest} values.")
        : choices.FirstOrDefault(choice => choice.Length > LongestOne) is not null ? Outcome.Refuse($"A value has at most {LongestOne} characters.")
        : choices.GroupBy(choice => choice, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice ? Outcome.Refuse($"“{twice.Key}” is there twice.")
        : Outcome.Done;
}
