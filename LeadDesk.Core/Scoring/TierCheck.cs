using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>Whether a criterion's tiers can all be reached: the first that holds counts, so an earlier one must not swallow a later one.</summary>
internal static class TierCheck
{
    public static void Of(Criterion criterion, IReadOnlyList<LeadField> fields, ModelFindings findings)
    {
        if (fields.FirstOrDefault(field => field.Key == criterion.Attribute)?.Type is not (FieldType.Number or FieldType.Date))
        {
            return;
        }

        var seen = new List<(double From, double To)>();

        foreach (var tier in criterion.Tiers)
        {
            if (tier.When is not Condition.Test test || test.Attribute != criterion.Attribute || RangeOf(test) is not { } range)
            {
                continue;
            }

            if (seen.Any(earlier => earlier.From <= range.From && earlier.To >= range.To))
            {
                findings.Refuse($"In \"{criterion.Name}\" the tier {Say(test)} is never reached, because an earlier tier takes all its values.");
            }
            else
            {
                // Open ranges overlap on purpose when they are in order: at least 1,000, at least 200, …
                var overlaps = test.Operator == TestOperator.Between && seen.Any(earlier => earlier.From < range.To && earlier.To > range.From);
                findings.WarnIf(overlaps, $"In \"{criterion.Name}\" the tier {Say(test)} overlaps an earlier one; the earlier one counts.");
            }

            seen.Add(range);
        }
    }

    private static (double From, double To)? RangeOf(Condition.Test test)
    {
        var numbers = test.Values.Select(CompiledCondition.NumberOf).ToArray();
        return (test.Operator, numbers) switch
        {
            (_, _) when Array.Exists(numbers, double.IsNaN) => null,
            (TestOperator.Between, [var from, var to]) => (from, to),
            (TestOperator.AtLeast, [var least]) => (least, double.PositiveInfinity),
            (TestOperator.AtMost, [var most]) => (double.NegativeInfinity, most),
            _ => null,
        };
    }

    private static string Say(Condition.Test test) => test.Operator switch
    {
        TestOperator.Between => $"{test.Values[0]} to {test.Values[1]}",
        TestOperator.AtLeast => $"at least {test.Values[0]}",
        _ => $"at most {test.Values[0]}",
    };
}
