using LeadDesk.Core.Qualification;

namespace LeadDesk.Web.Qualification;

/// <summary>A framework while it is edited.</summary>
public sealed class FrameworkDraft(FrameworkDefinition before)
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

    public void Add(Facet facet) => Elements.Add(new(new()
    {
        Key = facet.Key.Replace('/', '-'),
        Name = facet.Name,
        Facet = facet.Key,
        Questions = [$"What do we know about {facet.Name.ToLowerInvariant()}?"],
        Answer = facet.Type,
        Choices = facet.Choices,
    }, isRequired: false));

    public void Move(ElementDraft element, int by)
    {
        var place = Elements.IndexOf(element);
        Elements.RemoveAt(place);
        Elements.Insert(Math.Clamp(place + by, 0, Elements.Count), element);
    }

    /// <summary>The facets that no element asks for yet.</summary>
    public IEnumerable<Facet> Left => Facet.All.Where(facet => Elements.TrueForAll(element => element.From.Facet != facet.Key));

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
            Caps = [.. before.Gate.Caps.Where(cap => Elements.Exists(element => element.From.Key == cap.Element))],
        },
        Guide = new() { Opening = Opening.Trim(), Reason = Reason.Trim() },
    };
}

public sealed class ElementDraft(FrameworkElement before, bool isRequired)
{
    public FrameworkElement From { get; } = before;
    public string Name { get; set; } = before.Name;

    /// <summary>One question a line.</summary>
    public string Questions { get; set; } = string.Join('\n', before.Questions);
    public double Weight { get; set; } = before.Weight;
    public bool IsRequired { get; set; } = isRequired;

    public FrameworkElement ToElement() => From with
    {
        Name = Name.Trim(),
        Questions = [.. Questions.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        Weight = Weight,
    };
}
