using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>Says in words what keeps a model from being published, and what in it is probably not meant.</summary>
public static class ModelCheck
{
    private const int UsualCriteria = 12, FewestCriteria = 3, MostCriteria = 50, MostTiers = 100, MostBehaviours = 200, MostRules = 200, MostSubjects = 100;
    private const int LongestName = 200, LongestDescription = 2000;
    private const double LongestDays = 3650, MostPoints = 10_000;

    /// <param name="fields">The built-in and custom fields there are.</param>
    /// <param name="segments">The segments by which a draft may name its leads.</param>
    public static ModelFindings Of(ModelDefinition model, IReadOnlyList<LeadField> fields, params IReadOnlyList<ModelSegment> segments)
    {
        var findings = new ModelFindings();
        var written = WrittenModel.Of(model, segments, DateOnly.MinValue);

        foreach (var problem in written.Problems)
        {
            findings.Refuse($"\"the leads it is for\": {problem}");
        }

        CheckSizes(model, findings);
        CheckNames(model, findings);
        CheckCriteria(model, fields, findings);
        CheckBehaviours(model, findings);
        CheckScales(model, findings);
        CheckPoints(model, findings);
        ConditionCheck.Of(written.Sound, fields, findings);
        return findings;
    }

    private static void CheckSizes(ModelDefinition model, ModelFindings findings)
    {
        (string What, int Count, int Most)[] sizes =
        [
            ("criteria", model.Criteria.Count, MostCriteria),
            ("behaviours", model.Behaviours.Count, MostBehaviours),
            ("adjustments", model.Adjustments.Count, MostRules),
            ("groups", model.Groups.Count, MostRules),
            ("disqualifiers", model.Disqualifiers.Count, MostRules),
            ("personas", model.Personas.Count, MostRules),
            ("content tags", model.ContentTags.Count, MostRules),
            ("patterns in one content tag", model.ContentTags.Max(tag => (int?)tag.Patterns.Count) ?? 0, MostSubjects),
            ("campaigns in one behaviour", model.Behaviours.Max(behaviour => (int?)behaviour.Campaigns.Count) ?? 0, MostSubjects),
            ("tiers in one criterion", model.Criteria.Max(criterion => (int?)criterion.Tiers.Count) ?? 0, MostTiers),
            ("subject patterns in one behaviour", model.Behaviours.Max(behaviour => (int?)behaviour.Subjects.Count) ?? 0, MostSubjects),
        ];

        foreach (var (what, count, most) in sizes)
        {
            findings.RefuseIf(count > most, $"{count} {what} are too many; {most} are possible.");
        }
    }

    private static void CheckNames(ModelDefinition model, ModelFindings findings)
    {
        findings.RefuseIf(string.IsNullOrWhiteSpace(model.Name), "The model has no name.");
        findings.RefuseIf(model.Name.Length > LongestName, $"The model's name has more than {LongestName} characters.");
        findings.RefuseIf(model.Description?.Length > LongestDescription, $"The description has {model.Description?.Length:N0} characters; {LongestDescription:N0} are possible.");
        (string What, IEnumerable<string> Names)[] lists =
        [
            ("criteria", model.Criteria.Select(rule => rule.Name)),
            ("adjustments", model.Adjustments.Select(rule => rule.Name)),
            ("behaviours", model.Behaviours.Select(rule => rule.Name)),
            ("groups", model.Groups.Select(rule => rule.Name)),
            ("disqualifiers", model.Disqualifiers.Select(rule => rule.Name)),
            ("personas", model.Personas.Select(rule => rule.Name)),
            ("content tags", model.ContentTags.Select(tag => tag.Name)),
        ];

        foreach (var (what, names) in lists)
        {
            findings.RefuseIf(names.Any(string.IsNullOrWhiteSpace), $"One of the {what} has no name.");
            findings.RefuseIf(names.Any(name => name.Length > LongestName), $"A name among the {what} has more than {LongestName} characters.");

            foreach (var twice in names.GroupBy(name => name).Where(same => same.Count() > 1))
            {
                findings.Refuse($"Two {what} are called \"{twice.Key}\"; the ledger could not tell them apart.");
            }
        }
    }

    private static void CheckCriteria(ModelDefinition model, IReadOnlyList<LeadField> fields, ModelFindings findings)
    {
        var sum = model.Criteria.Sum(criterion => criterion.Weight);
        findings.RefuseIf(model.Criteria.Count > 0 && !(Math.Abs(sum - 100) < 0.01), $"The weights of the criteria sum to {sum:0.##} %, not to 100 %.");
        findings.WarnIf(model.Criteria.Count == 0, "The model has no criteria, so nobody fits better than anybody else.");
        findings.WarnIf(model.Criteria.Count > UsualCriteria, $"{model.Criteria.Count} criteria are hard to explain and each weighs little; 4 or 5 are a good number, and more than {UsualCriteria} seldom help.");
        findings.WarnIf(model.Criteria.Count is > 0 and < FewestCriteria, "With so few criteria one unknown value decides; 4 or 5 are a good number.");

        foreach (var criterion in model.Criteria)
        {
            findings.RefuseIf(!(criterion.Weight >= 0), $"The weight of \"{criterion.Name}\" is {criterion.Weight:0.##} %; it cannot be below 0.");
            findings.WarnIf(criterion.Tiers.Count == 0, $"\"{criterion.Name}\" has no tiers, so it always gives 0 points.");
            findings.RefuseIf(criterion.Tiers.Any(tier => !(tier.Points is >= 0 and <= 100)), $"A tier of \"{criterion.Name}\" gives points outside 0 to 100.");
            TierCheck.Of(criterion, fields, findings);
        }
    }

    private static void CheckBehaviours(ModelDefinition model, ModelFindings findings)
    {
        foreach (var rule in model.Behaviours)
        {
            findings.RefuseIf(!EventType.IsSlug(rule.Event), $"\"{rule.Name}\" waits for the event \"{rule.Event}\", which is no event type: lower-case letters, digits and hyphens.");
            findings.WarnIf(EventType.IsSlug(rule.Event) && EventType.All.All(type => type.Key != rule.Event), $"\"{rule.Name}\" waits for the event \"{rule.Event}\", which only your own systems can send.");
            findings.RefuseIf(rule.Decay.Kind != DecayKind.None && !IsDays(rule.Decay.Days), $"\"{rule.Name}\" fades over {rule.Decay.Days:0.##} days; more than 0 and at most {LongestDays} are possible.");
            findings.RefuseIf(rule.WindowDays is { } window && !IsDays(window), $"The window of \"{rule.Name}\" is {rule.WindowDays:0.##} days; more than 0 and at most {LongestDays} are possible.");
            findings.RefuseIf(rule.Cap is < 0 or double.NaN, $"The cap of \"{rule.Name}\" is below 0. A cap has no sign; it limits what is taken as well.");
            findings.RefuseIf(rule.Group is { } group && model.Groups.All(known => known.Name != group), $"\"{rule.Name}\" belongs to the group \"{rule.Group}\", which the model does not have.");
            findings.RefuseIf(rule.Subjects.Concat(rule.Campaigns).Any(string.IsNullOrWhiteSpace), $"\"{rule.Name}\" has an empty pattern; * matches everything.");

            foreach (var tag in rule.Contents.Where(tag => model.ContentTags.All(known => known.Name != tag)))
            {
                findings.Refuse($"\"{rule.Name}\" asks for content of the kind \"{tag}\", which the model does not have.");
            }

            findings.RefuseIf(rule.Frequency is { } often && (often.Times is < 1 or > 10_000 || !IsDays(often.Days)), $"The frequency of \"{rule.Name}\" makes no sense: at least 1 time within more than 0 days.");
            findings.WarnIf(rule.Points == 0 || rule.Cap == 0, $"\"{rule.Name}\" never gives or takes a point.");
        }

        foreach (var group in model.Groups)
        {
            findings.RefuseIf(!(group.Cap >= 0), $"The cap of the group \"{group.Name}\" is below 0.");
            findings.WarnIf(model.Behaviours.All(rule => rule.Group != group.Name), $"No behaviour belongs to the group \"{group.Name}\".");
        }

        foreach (var tag in model.ContentTags)
        {
            findings.RefuseIf(tag.Patterns.Any(string.IsNullOrWhiteSpace), $"The content tag \"{tag.Name}\" has an empty pattern; * matches everything.");
            findings.WarnIf(tag.Patterns.Count == 0, $"No content bears the tag \"{tag.Name}\", because it has no pattern.");
        }
    }

    private static void CheckScales(ModelDefinition model, ModelFindings findings)
    {
        findings.RefuseIf(!(model.FitWeight is >= 0 and <= 100), $"Fit has {model.FitWeight:0.##} % of the score; 0 to 100 are possible.");

        findings.RefuseIf(!(model.MostFit is > 0 and <= 100) || !(model.MostEngagement is > 0 and <= 100), $"Fit and engagement can come to at most {model.MostFit:0.##} and {model.MostEngagement:0.##}; more than 0 up to 100 are possible.");
        findings.WarnIf(model.MostFit < model.Grades.First || model.MostEngagement < model.Levels.First, "An axis is capped below its best bound, so that nobody can reach A or 1.");

        foreach (var (what, bounds) in ((string, Bounds)[])[("fit grades", model.Grades), ("engagement levels", model.Levels)])
        {
            var ordered = bounds.First <= 100 && bounds.First > bounds.Second && bounds.Second > bounds.Third && bounds.Third > 0;
            findings.RefuseIf(!ordered, $"The bounds of the {what} have to fall from at most 100 to more than 0; they are {bounds.First:0.##}, {bounds.Second:0.##}, {bounds.Third:0.##}.");
        }

        var cells = model.Matrix.Select(entry => entry.Cell).ToList();
        var wrong = cells.Except(Cell.All.Select(cell => cell.Name)).ToList();
        var missing = Cell.All.Select(cell => cell.Name).Except(cells).ToList();
        findings.RefuseIf(wrong.Count > 0, $"The matrix has cells that do not exist: {string.Join(", ", wrong)}.");
        findings.RefuseIf(missing.Count > 0, $"The matrix does not say what to do with {string.Join(", ", missing)}.");
        findings.RefuseIf(cells.Distinct().Count() < cells.Count, "The matrix says twice what to do with a cell.");

        foreach (var entry in model.Matrix)
        {
            findings.RefuseIf(entry.Treatment == Treatment.HandOver && entry.FollowUpHours is not (> 0 and <= 8760), $"{entry.Cell} is handed to sales, but without the hours until the follow-up: 1 to 8,760.");
        }
    }

    private static void CheckPoints(ModelDefinition model, ModelFindings findings)
    {
        var points = model.Adjustments.Select(rule => (rule.Name, rule.Points))
            .Concat(model.Behaviours.Select(rule => (rule.Name, rule.Points)))
            .Concat(model.Groups.Select(rule => (rule.Name, Points: rule.Cap)))
            .Concat(model.Behaviours.Select(rule => (rule.Name, Points: rule.Cap ?? 0)));

        foreach (var (name, given) in points)
        {
            findings.RefuseIf(!(Math.Abs(given) <= MostPoints), $"{given:0.##} points for \"{name}\" are too many; {MostPoints:N0} are possible, and an axis ends at 100.");
        }
    }

    private static bool IsDays(double days) => days is > 0 and <= LongestDays;
}
