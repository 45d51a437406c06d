using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>Whether conditions ask for attributes that exist and may be used, in a way that can be answered.</summary>
public static class ConditionCheck
{
    private const int MostTests = 500, MostValues = 1000;

    /// <summary>Checks one condition that stands alone, such as a segment's.</summary>
    public static Outcome Of(Condition condition, IReadOnlyList<LeadField> fields)
    {
        var findings = new ModelFindings();
        Check("the condition", condition, fields, [], findings, knowsPersonas: true);
        return findings.Outcome;
    }

    internal static void Of(ModelDefinition model, IReadOnlyList<LeadField> fields, ModelFindings findings)
    {
        var confirmed = model.Confirmed.Where(entry => !string.IsNullOrWhiteSpace(entry.Reason)).Select(entry => entry.Attribute).ToHashSet();

        foreach (var criterion in model.Criteria)
        {
            CheckAttribute($"\"{criterion.Name}\"", criterion.Attribute, fields, confirmed, findings, knowsPersonas: true);
        }

        foreach (var (rule, when) in model.Conditions())
        {
            var isPersona = model.Personas.Any(persona => ReferenceEquals(persona.When, when));
            Check($"\"{rule}\"", when, fields, confirmed, findings, knowsPersonas: !isPersona);
        }
    }

    private static void Check(string rule, Condition when, IReadOnlyList<LeadField> fields, HashSet<string>? confirmed, ModelFindings findings, bool knowsPersonas)
    {
        var tests = when.Tests().Take(MostTests + 1).ToList();
        findings.RefuseIf(tests.Count > MostTests, $"{rule} has more than {MostTests} tests.");

        foreach (var test in tests)
        {
            var field = CheckAttribute(rule, test.Attribute, fields, confirmed, findings, knowsPersonas);
            CheckValues(rule, test, field?.Name ?? test.Attribute, field?.Type ?? FieldType.Text, findings);
        }
    }

    private static LeadField? CheckAttribute(string rule, string attribute, IReadOnlyList<LeadField> fields, HashSet<string>? confirmed, ModelFindings findings, bool knowsPersonas)
    {
        if (attribute == Persona.Attribute)
        {
            findings.RefuseIf(!knowsPersonas, $"{rule} is a persona and cannot itself ask for the persona.");
            return null;
        }

        var field = fields.FirstOrDefault(known => known.Key == attribute);
        findings.RefuseIf(field is null && SegmentFields.TryReadSegment(attribute, out _), $"{rule} asks for a segment that is not there, is not shared with everybody, or cannot be asked here.");
        findings.RefuseIf(field is null && !SegmentFields.TryReadSegment(attribute, out _), $"{rule} asks for the attribute \"{attribute}\", which leads do not have.");
        findings.RefuseIf(field?.IsProtected == true && confirmed?.Contains(attribute) != true,
            $"{rule} uses \"{field?.Name}\", which is protected. An admin has to confirm it with a reason first.");
        return field;
    }

    private static void CheckValues(string rule, Condition.Test test, string name, FieldType type, ModelFindings findings)
    {
        if (SegmentFields.TryReadSegment(test.Attribute, out _))
        {
            findings.RefuseIf(test.Operator != TestOperator.IsAnyOf || test.Values is not ["yes" or "no"], $"{rule} asks about \"{name}\" what cannot be answered: it is either yes or no.");
            return;
        }

        var (least, most) = test.Operator switch
        {
            TestOperator.IsEmpty or TestOperator.IsNotEmpty => (0, 0),
            TestOperator.AtLeast or TestOperator.AtMost => (1, 1),
            TestOperator.Between => (2, 2),
            _ => (1, MostValues),
        };
        var measures = test.Operator is TestOperator.AtLeast or TestOperator.AtMost or TestOperator.Between;
        var searches = test.Operator is TestOperator.ContainsAnyOf or TestOperator.HasAnyWord or TestOperator.StartsWith or TestOperator.Matches;
        var isMeasured = type is FieldType.Number or FieldType.Date;

        if (test.Values.Count < least || test.Values.Count > most)
        {
            findings.Refuse(test.Values.Count < least ? $"{rule} needs {(least == 1 ? "at least one value" : "two values")} to compare {name} with." : $"{rule} compares {name} with {test.Values.Count} values; {(most == 0 ? "none is" : $"{most} are")} possible.");
            return;
        }

        findings.RefuseIf(measures && !isMeasured, $"{rule} measures {name}, which is neither a number nor a date.");
        findings.RefuseIf(searches && isMeasured, $"{rule} searches for words in {name}, which has none.");
        findings.RefuseIf(measures && test.Values.Any(value => double.IsNaN(CompiledCondition.NumberOf(value))), $"{rule} compares {name} with something that is no number or date: {string.Join(", ", test.Values)}.");
        findings.RefuseIf(test.Operator == TestOperator.IsAnyOf && type == FieldType.Number && test.Values.Any(value => double.IsNaN(CompiledCondition.NumberOf(value))), $"{rule} compares the number {name} with a text.");
        findings.RefuseIf(least > 0 && test.Values.Any(string.IsNullOrWhiteSpace), $"{rule} compares {name} with an empty text; \"is empty\" asks for that.");

        if (test.Operator == TestOperator.Between && CompiledCondition.NumberOf(test.Values[0]) > CompiledCondition.NumberOf(test.Values[1]))
        {
            findings.Refuse($"{rule} asks for {name} between {test.Values[0]} and a smaller number.");
        }

        if (test.Operator == TestOperator.Matches)
        {
            CheckPatterns(rule, test, findings);
        }
    }

    private static void CheckPatterns(string rule, Condition.Test test, ModelFindings findings)
    {
        foreach (var pattern in test.Values)
        {
            try
            {
                _ = CompiledCondition.RegexOf(pattern);
            }
            catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
            {
                findings.Refuse($"{rule} has a pattern that cannot be used, \"{pattern}\": {failure.Message}");
            }
        }
    }
}
