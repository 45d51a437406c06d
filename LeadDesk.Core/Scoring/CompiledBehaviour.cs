namespace LeadDesk.Core.Scoring;

/// <summary>A behaviour in whole minutes and magnitudes.</summary>
internal sealed class CompiledBehaviour(Behaviour rule, int group, IReadOnlyList<ContentTag> tags)
{
    private readonly SubjectPattern[] subjects = PatternsOf(rule.Subjects);
    private readonly SubjectPattern[] contents = PatternsOf(tags.Where(tag => rule.Contents.Contains(tag.Name)).SelectMany(tag => tag.Patterns));
    private readonly SubjectPattern[] campaigns = PatternsOf(rule.Campaigns);
    private readonly bool wantsContent = rule.Contents.Count > 0;

    public Behaviour Rule { get; } = rule;

    /// <summary>Its group's place, or −1.</summary>
    public int Group { get; } = group;
    public bool Takes { get; } = rule.Points < 0;
    public double Magnitude { get; } = Math.Abs(rule.Points);
    public double Cap { get; } = rule.Cap ?? double.PositiveInfinity;
    public bool LatestOnly { get; } = rule.Repeats == Repeats.Once;
    public bool FirstOnly { get; } = rule.Repeats == Repeats.First;

    /// <summary>The age in minutes at which an event no longer counts.</summary>
    public long Lifetime { get; } = Math.Min(Minute.Span(rule.WindowDays), rule.Decay.Kind is DecayKind.Window or DecayKind.Linear ? Minute.Span(rule.Decay.Days) : Minute.Never);
    public DecayKind Decay { get; } = rule.Decay.Kind;

    /// <summary>The decay's length in minutes.</summary>
    public double Length { get; } = Minute.Span(rule.Decay.Days);

    /// <summary>What half-life decay leaves after a minute is e to the power of minus this.</summary>
    public double Fading { get; } = Math.Log(2) / Minute.Span(rule.Decay.Days);
    public int Times { get; } = rule.Frequency?.Times ?? 0;
    public long Within { get; } = Minute.Span(rule.Frequency?.Days);

    public bool ReadsWords => subjects.Length > 0 || wantsContent || campaigns.Length > 0;

    /// <param name="subject">The event's subject, folded.</param>
    /// <param name="campaign">Its campaign, folded.</param>
    public bool Matches(ReadOnlySpan<char> subject, ReadOnlySpan<char> campaign) =>
        (subjects.Length == 0 || MatchesOne(subjects, subject)) && (!wantsContent || MatchesOne(contents, subject)) && (campaigns.Length == 0 || MatchesOne(campaigns, campaign));

    private static SubjectPattern[] PatternsOf(IEnumerable<string> patterns) => [.. patterns.Select(pattern => new SubjectPattern(pattern))];

    private static bool MatchesOne(SubjectPattern[] patterns, ReadOnlySpan<char> folded)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Matches(folded))
            {
                return true;
            }
        }

        return false;
    }
}
