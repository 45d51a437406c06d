namespace LeadDesk.Core.Scoring;

/// <summary>A part of a model that two people changed differently.</summary>
/// <param name="Mine">What the one who saves now wants, in words; null when they took it away.</param>
/// <param name="Theirs">What was saved meanwhile.</param>
public sealed record MergeConflict(string Part, string Rule, string? Mine, string? Theirs);

/// <summary>What came of a merge. With conflicts, the merged model has theirs in those places.</summary>
public sealed record MergeResult(ModelDefinition Merged, IReadOnlyList<MergeConflict> Conflicts);

/// <summary>
/// Brings together two edits of one model: whatever only one of them changed is taken, rule by rule; what both changed to something
/// different is a conflict that a person decides.
/// </summary>
public sealed class ModelMerge
{
    private readonly List<MergeConflict> conflicts = [];

    private ModelMerge()
    {
    }

    /// <param name="original">What both began from.</param>
    /// <param name="mineWins">Settles each conflict for mine instead of reporting theirs.</param>
    public static MergeResult Of(ModelDefinition original, ModelDefinition mine, ModelDefinition theirs, bool mineWins = false)
    {
        var merge = new ModelMerge();
        var merged = theirs with
        {
            Name = merge.Value("Model", "name", original.Name, mine.Name, theirs.Name, mineWins),
            Description = merge.Value("Model", "description", original.Description, mine.Description, theirs.Description, mineWins),
            AppliesTo = merge.Value("Model", "for whom", original.AppliesTo, mine.AppliesTo, theirs.AppliesTo, mineWins),
            Criteria = merge.List("Fit criteria", model => model.Criteria, rule => rule.Name, original, mine, theirs, mineWins),
            Adjustments = merge.List("Adjustments", model => model.Adjustments, rule => rule.Name, original, mine, theirs, mineWins),
            Behaviours = merge.List("Behaviours", model => model.Behaviours, rule => rule.Name, original, mine, theirs, mineWins),
            Groups = merge.List("Groups", model => model.Groups, rule => rule.Name, original, mine, theirs, mineWins),
            ContentTags = merge.List("Content", model => model.ContentTags, rule => rule.Name, original, mine, theirs, mineWins),
            Disqualifiers = merge.List("Disqualifiers", model => model.Disqualifiers, rule => rule.Name, original, mine, theirs, mineWins),
            Personas = merge.List("Personas", model => model.Personas, rule => rule.Name, original, mine, theirs, mineWins),
            Matrix = merge.List("Matrix", model => model.Matrix, rule => rule.Cell, original, mine, theirs, mineWins),
            Confirmed = merge.List("Protected attributes", model => model.Confirmed, rule => rule.Attribute, original, mine, theirs, mineWins),
            FitWeight = merge.Value("Scale", "fit's share", original.FitWeight, mine.FitWeight, theirs.FitWeight, mineWins),
            MostFit = merge.Value("Scale", "most fit", original.MostFit, mine.MostFit, theirs.MostFit, mineWins),
            MostEngagement = merge.Value("Scale", "most engagement", original.MostEngagement, mine.MostEngagement, theirs.MostEngagement, mineWins),
            Grades = merge.Value("Scale", "fit grades", original.Grades, mine.Grades, theirs.Grades, mineWins),
            Levels = merge.Value("Scale", "engagement levels", original.Levels, mine.Levels, theirs.Levels, mineWins),
        };
        return new(merged, merge.conflicts);
    }

    /// <summary>Whether two values are the same as data; lists in records do not compare by themselves.</summary>
    internal static bool Same<T>(T left, T right) => Equals(left, right) || ModelJson.WritePart(left) == ModelJson.WritePart(right);

    private T Value<T>(string part, string rule, T original, T mine, T theirs, bool mineWins)
    {
        if (Same(mine, theirs) || Same(mine, original))
        {
            return theirs;
        }

        if (Same(theirs, original) || mineWins)
        {
            return mine;
        }

        conflicts.Add(new(part, rule, Text(mine), Text(theirs)));
        return theirs;
    }

    private List<T> List<T>(
        string part, Func<ModelDefinition, IReadOnlyList<T>> listOf, Func<T, string> nameOf, ModelDefinition original, ModelDefinition mine, ModelDefinition theirs, bool mineWins)
        where T : class
    {
        var (first, own, other) = (listOf(original), listOf(mine), listOf(theirs));
        var names = Order(first, own, other, nameOf);
        var merged = new List<T>();

        foreach (var name in names)
        {
            var chosen = Value(part, name, Find(first, name), Find(own, name), Find(other, name), mineWins);

            if (chosen is not null)
            {
                merged.Add(chosen);
            }
        }

        return merged;

        T? Find(IReadOnlyList<T> list, string name) => list.FirstOrDefault(rule => nameOf(rule) == name);
    }

    // Theirs is the order, unless only I changed it; what the other side has beyond that comes after its neighbour.
    private static List<string> Order<T>(IReadOnlyList<T> first, IReadOnlyList<T> own, IReadOnlyList<T> other, Func<T, string> nameOf)
    {
        var (before, mine, theirs) = (first.Select(nameOf).ToList(), own.Select(nameOf).ToList(), other.Select(nameOf).ToList());
        var movedByMe = !mine.Intersect(before).SequenceEqual(before.Intersect(mine));
        var movedByThem = !theirs.Intersect(before).SequenceEqual(before.Intersect(theirs));
        var (lead, rest) = movedByMe && !movedByThem ? (mine, theirs) : (theirs, mine);
        var order = lead.Distinct().ToList();

        foreach (var (place, name) in rest.Index())
        {
            if (!order.Contains(name))
            {
                order.Insert(place == 0 ? 0 : order.IndexOf(rest[place - 1]) + 1, name);
            }
        }

        return order;
    }

    private static string? Text<T>(T value) => value is null ? null : value as string ?? ModelJson.WritePart(value);
}
