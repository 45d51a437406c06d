using System.Text.Json.Serialization;

namespace LeadDesk.Core.Scoring;

/// <summary>A question about a lead's attributes that is answered with yes or no. Models, personas and segments write conditions alike.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Test), "test")]
[JsonDerivedType(typeof(All), "all")]
[JsonDerivedType(typeof(Any), "any")]
[JsonDerivedType(typeof(Opposite), "not")]
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>Compares one attribute. An empty attribute passes no test but <see cref="TestOperator.IsEmpty"/>. Text compares folded.</summary>
    /// <param name="Attribute">A <see cref="Leads.LeadField"/> key, or "persona".</param>
    /// <param name="Values">Numbers as 1234.5, dates as 2026-11-21, yes and no as such; between takes two, both inclusive.</param>
    public sealed record Test(string Attribute, TestOperator Operator, params IReadOnlyList<string> Values) : Condition;

    /// <summary>True when every part is; so also when there is none.</summary>
    public sealed record All(params IReadOnlyList<Condition> Of) : Condition
    {
        /// <summary>The segment whose condition this is, as it was on a day; null for a group of one's own.</summary>
        public SegmentThen? FromSegment { get; init; }
    }

    /// <summary>True when one part is; so not when there is none.</summary>
    public sealed record Any(params IReadOnlyList<Condition> Of) : Condition;

    public sealed record Opposite(Condition Of) : Condition;

    /// <summary>Every test in the tree, from left to right.</summary>
    public IEnumerable<Test> Tests() => this switch
    {
        Test test => [test],
        All all => all.Of.SelectMany(part => part.Tests()),
        Any any => any.Of.SelectMany(part => part.Tests()),
        Opposite not => not.Of.Tests(),
        _ => [],
    };
}

/// <summary>A segment as it was on a day (UTC): what a published model keeps of it.</summary>
public sealed record SegmentThen(int Id, string Name, DateOnly AsOf);

public enum TestOperator
{
    IsAnyOf,
    ContainsAnyOf,

    /// <summary>Contains one of the values as whole words: "cto" is in "CTO, EMEA" and not in "Director".</summary>
    HasAnyWord,
    StartsWith,
    Between,
    AtLeast,
    AtMost,
    IsEmpty,
    IsNotEmpty,

    /// <summary>A regular expression, searched in the folded text without backtracking.</summary>
    Matches,
}
