using System.Text.RegularExpressions;

namespace LeadDesk.Core.Qualification;

/// <summary>A framework as data: what is asked, how much it weighs, and what has to be known before a lead counts as qualified.</summary>
public sealed record FrameworkDefinition
{
    public required string Name { get; init; }
    public string? Description { get; init; }

    /// <summary>In the order in which they are shown and asked.</summary>
    public required IReadOnlyList<FrameworkElement> Elements { get; init; }
    public required Gate Gate { get; init; }
    public CallGuide Guide { get; init; } = new();

    public FrameworkElement? Find(string? key) => Elements.FirstOrDefault(element => element.Key == key);
}

/// <summary>One thing to find out.</summary>
public sealed record FrameworkElement
{
    public required string Key { get; init; }
    public required string Name { get; init; }

    /// <summary>A <see cref="Qualification.Facet"/> key, or an own one that begins with a concept.</summary>
    public required string Facet { get; init; }

    /// <summary>The first one learns it, the second confirms it, the third proves it; the last serves for those that are missing.</summary>
    public required IReadOnlyList<string> Questions { get; init; }
    public required AnswerType Answer { get; init; }
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Relative to the other elements, 0–100.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Without a number and a date it counts as claimed at most.</summary>
    public bool NeedsFigureAndDate { get; init; }

    /// <summary>Later than so many days lowers the lead's priority and never excludes it; null for elements without a date.</summary>
    public int? LateAfterDays { get; init; }

    /// <summary>What to ask when this much is known already.</summary>
    public string QuestionAt(AnswerStatus known) => Questions[Math.Min((int)known, Questions.Count - 1)];
}

/// <summary>What has to be known for a lead to be qualified. Whatever is left out is not asked for.</summary>
public sealed record Gate
{
    /// <summary>The status that counts as known.</summary>
    public AnswerStatus Least { get; init; } = AnswerStatus.Confirmed;

    /// <summary>So many elements have to be known.</summary>
    public int Count { get; init; }

    /// <summary>Keys of elements that have to be known in any case.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The score that has to be reached, 0–100.</summary>
    public double Score { get; init; }

    /// <summary>A lead that passes with so many known elements is hot; null when none ever is.</summary>
    public int? Hot { get; init; }
    public IReadOnlyList<ScoreCap> Caps { get; init; } = [];
}

/// <summary>While an element is below a status, the score stays at or below a limit.</summary>
public sealed record ScoreCap(string Element, AnswerStatus Below, double Limit);

/// <summary>What to say on the first call, before the open questions. {name}, {company} and {me} are filled in.</summary>
public sealed partial record CallGuide
{
    private static readonly string[] Known = ["{name}", "{company}", "{me}"];

    public string Opening { get; init; } = "Hello {name}, this is {me}. Have I caught you at a moment when five minutes are possible?";
    public string Reason { get; init; } = "You looked into our product, and I would like to understand what made you look, and whether we can be of use to {company}.";

    /// <summary>What is wrong with words for a call: something in braces that nothing is filled in for. Null when all is well.</summary>
    public static string? WrongIn(params IEnumerable<string?> words) =>
        words.SelectMany(one => Placeholder().Matches(one ?? "").Select(match => match.Value)).FirstOrDefault(found => !Known.Contains(found)) is { } unknown
            ? $"{unknown} would be read out as it stands; a call guide fills in {{name}}, {{company}} and {{me}}." : null;

    [GeneratedRegex(@"\{[^{}\s]*\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();
}
