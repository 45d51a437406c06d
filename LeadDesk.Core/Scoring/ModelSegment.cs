using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>A shared segment as a model can be for it. Scoring knows the fields of a lead and nothing that follows from a score.</summary>
/// <param name="When">What it asks for; null when no model can be for it.</param>
/// <param name="Problem">Why not, and what to do instead.</param>
public sealed record ModelSegment(int Id, string Name, Condition? When, string? Problem)
{
    /// <param name="fields">What a segment can ask, as far as it is known to models.</param>
    public static ModelSegment Of(Segment segment, IReadOnlyList<LeadField> fields)
    {
        if (segment.FrozenAt is not null)
        {
            return Refused($"Segment {segment.Name} is frozen: it is a list of leads, which a model cannot go by. Choose the segment it was frozen from, or another one.");
        }

        if (ModelJson.TryRead(segment.Condition, out Condition? when) is { Succeeded: false } unreadable)
        {
            return Refused($"Segment {segment.Name} cannot be asked. {unreadable.Refusal}");
        }

        var unknown = when!.Tests().Select(test => test.Attribute).Distinct().Where(key => key == Persona.Attribute || SegmentFields.Find(key) is not null).ToList();
        return unknown.Count > 0
            ? Refused($"Segment {segment.Name} asks for {string.Join(", ", unknown.Select(NameOf))}, which only the database knows or which follows from the score itself. Choose a segment of fields and answers, or write the condition into the model without it.")
            : ConditionCheck.Of(when, fields) is { Succeeded: false } wrong ? Refused($"Segment {segment.Name} cannot be asked: {wrong.Refusal} Mend the segment first.")
            : new(segment.Id, segment.Name, when, null);

        ModelSegment Refused(string problem) => new(segment.Id, segment.Name, null, problem);
        string NameOf(string key) => (SegmentFields.Find(key) ?? fields.FirstOrDefault(field => field.Key == key))?.Name ?? key;
    }
}

/// <summary>A draft with the conditions of the segments that its leads are named by, as they are now.</summary>
/// <param name="Model">What can be published and reckoned with; a segment that no model can be for is left as it was named.</param>
/// <param name="Problems">Why some could not be written in.</param>
public sealed record WrittenModel(ModelDefinition Model, IReadOnlyList<string> Problems)
{
    /// <summary>Without for whom it is, where that cannot be told.</summary>
    public ModelDefinition Sound => Problems.Count == 0 ? Model : Model with { AppliesTo = null };

    /// <param name="today">The day that is kept with each condition (UTC).</param>
    public static WrittenModel Of(ModelDefinition draft, IReadOnlyList<ModelSegment> segments, DateOnly today)
    {
        if (!draft.NamesSegments)
        {
            return new(draft, []);
        }

        var problems = new List<string>();
        var written = draft with { AppliesTo = Write(draft.AppliesTo!) };
        return new(written, problems);

        Condition Write(Condition condition) => condition switch
        {
            Condition.All all => all with { Of = [.. all.Of.Select(Write)] },
            Condition.Any any => any with { Of = [.. any.Of.Select(Write)] },
            Condition.Opposite not => new Condition.Opposite(Write(not.Of)),
            Condition.Test test when SegmentFields.TryReadSegment(test.Attribute, out var id) => Named(test, segments.FirstOrDefault(segment => segment.Id == id)),
            _ => condition,
        };

        Condition Named(Condition.Test test, ModelSegment? segment)
        {
            var problem = segment is null ? "The model names a segment that is not there or is not shared with everybody. Choose another one."
                : test is not { Operator: TestOperator.IsAnyOf, Values: ["yes" or "no"] } ? $"Say whether the model is for leads in segment {segment.Name} or for those that are not: yes or no." : segment.Problem;

            if (problem is not null)
            {
                problems.Add(problem);
                return test;
            }

            var then = new Condition.All(segment!.When is Condition.All { FromSegment: null } group ? group.Of : [segment.When!]) { FromSegment = new(segment.Id, segment.Name, today) };
            return test.Values is ["yes"] ? then : new Condition.Opposite(then);
        }
    }
}
