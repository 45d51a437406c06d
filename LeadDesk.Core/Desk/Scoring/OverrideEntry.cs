using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>A grade that a person wants pinned: which, why, and until when.</summary>
public sealed record OverrideEntry(Cell Cell, string? Reason, DateTimeOffset Until)
{
    public const int LongestReason = 1000;

    /// <summary>The reason without blanks around it, and the end on its whole minute.</summary>
    internal OverrideEntry Tidy() => this with { Reason = Folding.Storable(Reason ?? "").Trim(), Until = new(Until.UtcTicks - (Until.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero) };

    /// <summary>Whether a tidy entry can be pinned now; a year is the longest.</summary>
    internal Outcome Check(DateTimeOffset now) =>
        Reason is not { Length: > 0 } ? Outcome.Refuse("Say why you know better than the score; the reason is shown beside the grade. Nothing was changed.")
        : Reason.Length > LongestReason ? Outcome.Refuse($"The reason has {Reason.Length:N0} characters, {LongestReason:N0} fit. Nothing was changed.")
        : Until <= now ? Outcome.Refuse("The end lies in the past. Choose a later one; nothing was changed.")
        : Until > now.AddYears(1) ? Outcome.Refuse("A grade can be pinned for a year at most. Choose an earlier end; nothing was changed.")
        : Outcome.Done;
}
