using LeadDesk.Core.Qualification;

namespace LeadDesk.Web.Qualification;

/// <summary>A framework while it is edited.</summary>
/// <param name="own">What the desk asks beyond the built-in questions.</param>
public sealed class FrameworkDraft(FrameworkDefinition before, IReadOnlyList<Facet> own)
{
    public string Name { get; set; } = before.Name;
    public string? Description { get; set; } = before.Description;
    public List<ElementDraft> Elements { get; } = [.. before.Elements.Select(element => new ElementDraft(element, before.Gate.Required.Contains(element.Key)))];
    public AnswerStatus Least { get; set; } = before.Gate.Least;
    public int Count { get; set; } = before.Gate.Count;
    public int? Hot { get; set; } = before.Gate.Hot;
    public double Score { get; set; } = before.Gate.Score;
    public string Opening { get; set; } = before.Guide.Opening;
    public string Reason { get; set; } = before.Guide.Reason;

    public List<CapDraft> Caps { get; } = [.. before.Gate.Caps.Select(cap => new CapDraft { Element = cap.Element, Below = cap.Below, Limit = cap.Limit })];

    public void Add(Facet facet) => Elements.Add(new(new()
    {
        Key = Facet.FieldKey(facet.Key),
        Name = facet.Name,
        Facet = facet.Key,
        Questions = [$"What do we know about {facet.Name}?"],
        Answer = facet.Type,
        Choices = facet.Choices,
    }, isRequired: false));

    /// <summary>Adds a question of one's own, kept under its concept.</summary>
    /// <returns>Why it cannot be added; null when it was.</returns>
    public string? AddOwn(string name, Concept concept, AnswerType type)
    {
        if (Facet.KeyOf(concept, name) is not { } key)
        {
            return "Give the question a name with a letter or a digit in it.";
        }

        if (Facet.Find(key) is { } known && (known.Type != type || Elements.Exists(element => element.From.Facet == key)))
        {
            return $"{known.Name} is built in and answered as {AnswerWords.Of(known.Type)}. Choose another name.";
        }

        if (Elements.Find(element => element.From.Facet == key) is { } there)
        {
            return $"{there.Name} asks for that already. Choose another name.";
        }

        Add(new(key, name.Trim(), concept, type));
        return null;
    }

    /// <summary>Takes an element away, and the caps that look at it.</summary>
    public void Remove(ElementDraft element)
    {
        Elements.Remove(element);
        Caps.RemoveAll(cap => cap.Element == element.From.Key);
    }

    public void Move(ElementDraft element, int by)
    {
        var place = Elements.IndexOf(element);
        Elements.RemoveAt(place);
        Elements.Insert(Math.Clamp(place + by, 0, Elements.Count), element);
    }

    /// <summary>The facets that no element asks for yet.</summary>
    public IEnumerable<Facet> Left => Facet.All.Concat(own).Where(facet => Elements.TrueForAll(element => element.From.Facet != facet.Key));

    public FrameworkDefinition ToDefinition() => before with
    {
        Name = Name.Trim(),
        Description = string.IsNullOrWhiteSpace(Description) ? null : Description.Trim(),
        Elements = [.. Elements.Select(element => element.ToElement())],
        Gate = before.Gate with
        {
            Least = Least,
            Count = Count,
            Hot = Hot,
            Score = Score,
            Required = [.. Elements.Where(element => element.IsRequired).Select(element => element.From.Key)],
            Caps = [.. Caps.Select(cap => new ScoreCap(cap.Element, cap.Below, cap.Limit))],
        },
        Guide = new() { Opening = Opening.Trim(), Reason = Reason.Trim() },
    };
}
