namespace LeadDesk.Core.Qualification.Frameworks;

internal static class Element
{
    /// <summary>Half a year: later than that, a lead can wait behind others.</summary>
    public const int Late = 182;

    /// <summary>An element of one of the desk's own facets, with one question each to learn, to confirm and to prove it.</summary>
    public static FrameworkElement Of(string key, string name, string facet, params IReadOnlyList<string> questions) => Facet.Find(facet) is { } known
        ? new() { Key = key, Name = name, Facet = facet, Questions = questions, Answer = known.Type, Choices = known.Choices }
        : throw new ArgumentException($"There is no facet {facet}.", nameof(facet));
}
