namespace LeadDesk.Core.Qualification;

/// <summary>Where one element of a framework stands now.</summary>
/// <param name="Answer">What is kept under its facet; null when nothing is.</param>
/// <param name="Status">What was given.</param>
/// <param name="Counts">What it counts as now; less than given when it fades, lacks a figure or its person has left.</param>
/// <param name="Less">Why it counts less, in words; null when it does not.</param>
public sealed record Standing(FrameworkElement Element, Answer? Answer, AnswerStatus Status, AnswerStatus Counts, string? Less)
{
    public static Standing Of(FrameworkElement element, Answer? answer, DateTimeOffset now)
    {
        if (answer is not { Status: > AnswerStatus.Unknown and var status })
        {
            return new(element, answer, AnswerStatus.Unknown, AnswerStatus.Unknown, null);
        }

        var vague = element.NeedsFigureAndDate && answer.Value is not { HasFigureAndDate: true };
        var counted = vague && status > AnswerStatus.Claimed ? answer with { Status = AnswerStatus.Claimed } : answer;
        var counts = counted.Counts(now);
        var less = new List<string>();

        if (counted != answer)
        {
            less.Add("has no number and date");
        }

        if (answer.PersonHasLeft)
        {
            less.Add($"{answer.Value?.Words} has left the account");
        }

        if (answer.IsFading(now))
        {
            less.Add($"{(int)(now - answer.ConfirmedAt).TotalDays} days old, fading");
        }

        return new(element, answer, status, counts, less.Count == 0 ? null : string.Join("; ", less));
    }

    /// <summary>From when on the time it names is near enough, 0:00 UTC of that day; null when it is so already or may be any time.</summary>
    public DateTimeOffset? LateUntil(DateTimeOffset now) => IsLate(now) && Answer is { Value: AnswerValue.Due due } && due.Latest(Answer.ConfirmedAt) is { } latest
        ? new(latest.AddDays(-Element.LateAfterDays!.Value), TimeOnly.MinValue, TimeSpan.Zero) : null;

    /// <summary>Whether the time it names is so far off that the lead can wait.</summary>
    public bool IsLate(DateTimeOffset now) => Element.LateAfterDays is { } days && Counts > AnswerStatus.Unknown && Answer is { Value: AnswerValue.Due due }
        && (due.Latest(Answer.ConfirmedAt) is not { } latest || latest > DateOnly.FromDateTime(now.UtcDateTime).AddDays(days));
}
