namespace LeadDesk.Core.Leads.Verification;

/// <summary>How much speaks for a lead being made up, and what.</summary>
/// <param name="Score">0–100: the weights of all checks that hold, added up and capped. 0 when nothing was found.</param>
/// <param name="Reasons">What was found, the heaviest first.</param>
public sealed record Suspicion(int Score, IReadOnlyList<SuspicionReason> Reasons)
{
    public const int Most = 100;

    /// <summary>From here on it is worth a look, and from here on hardly any is real: where chips change their colour and templates take points.</summary>
    public const int Doubtful = 30, High = 60;

    public static Suspicion Of(SuspicionFacts lead)
    {
        var reasons = SuspicionCheck.All.Select(check => (check, Words: check.Find(lead))).Where(found => found.Words is not null)
            .Select(found => new SuspicionReason(found.check.Key, found.Words!, found.check.Weight)).OrderByDescending(reason => reason.Weight).ToList();
        return new(Math.Min(Most, reasons.Sum(reason => reason.Weight)), reasons);
    }

    /// <summary>Only the score, for many leads at once.</summary>
    public static int ScoreOf(SuspicionFacts lead)
    {
        var score = 0;

        foreach (var check in SuspicionCheck.All)
        {
            score += check.Find(lead) is null ? 0 : check.Weight;
        }

        return Math.Min(Most, score);
    }
}

/// <param name="Check">Key of the check that found it.</param>
/// <param name="Weight">What it added, 1–100.</param>
public sealed record SuspicionReason(string Check, string Words, int Weight);
