namespace LeadDesk.Core.Scoring;

/// <summary>What a check found, in words: refusals keep a model from being published, warnings do not.</summary>
public sealed class ModelFindings
{
    private readonly List<string> refusals = [], warnings = [];

    public IReadOnlyList<string> Refusals => refusals;
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>Done, or all refusals as one.</summary>
    public Outcome Outcome => refusals.Count == 0 ? Outcome.Done : Outcome.Refuse(string.Join(' ', refusals));

    internal void Refuse(string reason)
    {
        if (!refusals.Contains(reason))
        {
            refusals.Add(reason);
        }
    }

    internal void RefuseIf(bool wrong, string reason)
    {
        if (wrong)
        {
            Refuse(reason);
        }
    }

    internal void WarnIf(bool odd, string warning)
    {
        if (odd && !warnings.Contains(warning))
        {
            warnings.Add(warning);
        }
    }
}
