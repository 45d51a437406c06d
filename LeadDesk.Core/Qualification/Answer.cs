namespace LeadDesk.Core.Qualification;

/// <summary>What is known under a facet, as far as it counts.</summary>
/// <param name="ConfirmedAt">When it was last said or said again; it fades from then on.</param>
public sealed record Answer(string Facet, AnswerStatus Status, AnswerValue? Value, DateTimeOffset ConfirmedAt)
{
    /// <summary>So long an answer keeps its full status; from the next instant on it counts one less.</summary>
    public static readonly TimeSpan Keeps = TimeSpan.FromDays(90);

    /// <summary>The person in the answer has left the account.</summary>
    public bool PersonHasLeft { get; init; }

    /// <summary>What it counts as now, whichever framework asks: one less when it fades, claimed at most when its person has left.</summary>
    public AnswerStatus Counts(DateTimeOffset now) =>
        (PersonHasLeft && Status > AnswerStatus.Claimed ? AnswerStatus.Claimed : Status) - (IsFading(now) ? 1 : 0);

    public bool IsFading(DateTimeOffset now) => Status > AnswerStatus.Unknown && now - ConfirmedAt > Keeps;
}
