using LeadDesk.Core.Qualification;

namespace LeadDesk.Core.Leads;

/// <summary>What a lead keeps of its answers, so that it can be sorted, counted and scored by them.</summary>
public sealed record AnswerSummary
{
    public static AnswerSummary None { get; } = new();

    /// <summary>What its framework makes of them, 0–100; null before the first answer.</summary>
    public double? Score { get; init; }

    /// <summary>What each answer counts as, 0–3, by <see cref="Facet.FieldKey"/>, and what was chosen, by <see cref="Facet.ChosenKey"/>.</summary>
    public CustomValues Counts { get; init; } = CustomValues.None;

    /// <summary>When any of this is another by itself; null when it stays.</summary>
    public DateTimeOffset? ChangesAt { get; init; }

    /// <summary>Its own date is so far off that others come first.</summary>
    public bool IsLate { get; init; }
    public AnsweredDeal Deal { get; init; } = AnsweredDeal.None;
}
