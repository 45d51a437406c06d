using System.Globalization;
using System.Text.RegularExpressions;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>A condition with attributes looked up, values folded and patterns built.</summary>
internal static class CompiledCondition
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <param name="place">Finds an attribute's place among the facts.</param>
    public static Func<Facts, bool> Of(Condition condition, Func<string, int> place)
    {
        switch (condition)
        {
            case Condition.Test test:
                return Of(test, place(test.Attribute));
            case Condition.All all:
                var needed = all.Of.Select(part => Of(part, place)).ToArray();
                return facts => FirstHolding(needed, facts, holds: false) < 0;
            case Condition.Any any:
                var enough = any.Of.Select(part => Of(part, place)).ToArray();
                return facts => FirstHolding(enough, facts) >= 0;
            case Condition.Opposite not:
                var denied = Of(not.Of, place);
                return facts => !denied(facts);
            default:
                throw new ArgumentException($"{condition} is no condition.", nameof(condition));
        }
    }

    /// <summary>The first that holds, or that does not; −1 for none. A loop, because a lambda here would cost memory for every lead.</summary>
    public static int FirstHolding(Func<Facts, bool>[] conditions, Facts facts, bool holds = true)
    {
        for (var i = 0; i < conditions.Length; i++)
        {
            if (conditions[i](facts) == holds)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A number, or a date as its day number; not a number when the text is neither.</summary>
    public static double NumberOf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.DayNumber
        : double.NaN;

    /// <summary>Throws when the pattern is none or needs backtracking, such as a look-ahead or a back-reference.</summary>
    public static Regex RegexOf(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);

    private static Func<Facts, bool> Of(Condition.Test test, int at)
    {
        var words = test.Values.Select(Folding.Fold).Where(word => word.Length > 0).ToArray();
        var numbers = test.Values.Select(NumberOf).ToArray();

        switch (test.Operator)
        {
            case TestOperator.IsEmpty:
                return facts => facts[at].IsEmpty;
            case TestOperator.IsNotEmpty:
                return facts => facts[at].HasValue;
            case TestOperator.IsAnyOf:
                var set = words.ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
                return facts => facts[at].HasValue && (facts[at].Type == FieldType.Number ? Array.IndexOf(numbers, facts[at].Number) >= 0 : set.Contains(facts.Folded(at)));
            case TestOperator.ContainsAnyOf:
                return facts => Has(facts.Folded(at), words, static (text, word) => text.Contains(word, StringComparison.Ordinal));
            case TestOperator.HasAnyWord:
                return facts => Has(facts.Folded(at), words, HasWord);
            case TestOperator.StartsWith:
                return facts => Has(facts.Folded(at), words, static (text, word) => text.StartsWith(word, StringComparison.Ordinal));
            case TestOperator.Between:
                var (from, to) = (numbers[0], numbers[1]);
                return facts => IsMeasured(facts[at]) && facts[at].Number >= from && facts[at].Number <= to;
            case TestOperator.AtLeast:
                var least = numbers[0];
                return facts => IsMeasured(facts[at]) && facts[at].Number >= least;
            case TestOperator.AtMost:
                var most = numbers[0];
                return facts => IsMeasured(facts[at]) && facts[at].Number <= most;
            case TestOperator.Matches:
                var patterns = test.Values.Select(RegexOf).ToArray();
                return facts => facts[at].HasValue && MatchesAny(facts.Folded(at), patterns);
            default:
                throw new ArgumentException($"{test.Operator} is no operator.", nameof(test));
        }
    }

    private static bool IsMeasured(in FieldValue value) => value.HasValue && value.Type is FieldType.Number or FieldType.Date;

    private static bool Has(ReadOnlySpan<char> text, string[] words, Func<ReadOnlySpan<char>, string, bool> has)
    {
        foreach (var word in words)
        {
            if (has(text, word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MatchesAny(ReadOnlySpan<char> text, Regex[] patterns)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.IsMatch(text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasWord(ReadOnlySpan<char> text, string word)
    {
        for (var from = 0; from + word.Length <= text.Length;)
        {
            var at = text[from..].IndexOf(word, StringComparison.Ordinal);

            if (at < 0)
            {
                return false;
            }

            var (start, end) = (from + at, from + at + word.Length);

            if ((start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }

            from = start + 1;
        }

        return false;
    }
}
