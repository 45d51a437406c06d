using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>The one event that would lift a lead the most if it happened now.</summary>
/// <param name="Behaviour">The rule that would count it.</param>
/// <param name="Rating">What the lead would be then; its cell is better than without.</param>
public sealed record OneMoreThing(string Behaviour, Rating Rating)
{
    /// <summary>
    /// Tries every behaviour that gives points once, with a subject and campaign that it asks for. The best cell wins, of several ways
    /// to it the one that asks least of the lead: the fewest points. Null when no single event reaches a better cell.
    /// </summary>
    public static OneMoreThing? Of(CompiledModel model, ReadOnlySpan<FieldValue> values, ReadOnlySpan<Signal> signals, DateTimeOffset now)
    {
        var here = model.Rate(values, signals, now).Cell;
        OneMoreThing? best = null;

        foreach (var behaviour in model.Definition.Behaviours.Where(behaviour => behaviour.Points > 0).OrderBy(behaviour => behaviour.Points))
        {
            foreach (var subject in Subjects(behaviour, model.Definition.ContentTags))
            {
                var campaign = behaviour.Campaigns.Count > 0 ? Fill(behaviour.Campaigns[0]) : null;
                var rating = model.RateWith(values, signals, new(behaviour.Event, now, subject, campaign), now);
                best = rating.Cell < (best?.Rating.Cell ?? here) ? new(behaviour.Name, rating) : best;
            }
        }

        return best;
    }

    // A subject that one of the patterns matches, or a tag's, or both.
    private static IEnumerable<string?> Subjects(Behaviour behaviour, IReadOnlyList<ContentTag> tags)
    {
        var tagged = tags.Where(tag => behaviour.Contents.Contains(tag.Name)).SelectMany(tag => tag.Patterns).Select(Fill).ToList();
        var named = behaviour.Subjects.Select(Fill).ToList();
        IEnumerable<string?> all = [.. named, .. tagged, .. named.SelectMany(name => tagged.Select(tag => name + tag))];
        return all.DefaultIfEmpty(null);
    }

    private static string Fill(string pattern) => pattern.Replace("*", "", StringComparison.Ordinal) is { Length: > 0 } text ? text : "anything";
}
