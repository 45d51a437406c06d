using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Learning;

/// <summary>Who was right when a person pinned another grade than scoring found.</summary>
public enum Agreement
{
    /// <summary>Pinned better and won, or pinned worse and lost.</summary>
    Person,

    /// <summary>Pinned better and lost, or pinned worse and won.</summary>
    Scoring,

    /// <summary>Both said the same, so the outcome says nothing about who knew better.</summary>
    Same,

    /// <summary>The lead is not decided yet.</summary>
    Open,
}

public static class Agreements
{
    /// <summary>Judges one override by what became of its lead.</summary>
    /// <param name="computed">What scoring said when it was pinned.</param>
    /// <param name="won">True for a customer, false for lost or disqualified, null while undecided.</param>
    public static Agreement Judge(Cell pinned, Cell computed, bool? won) =>
        won is null ? Agreement.Open
        : pinned == computed ? Agreement.Same
        : pinned < computed == won ? Agreement.Person
        : Agreement.Scoring;
}

/// <summary>How often persons were right against scoring, among the overrides that can be judged.</summary>
public sealed record AgreementCount(long Person, long Scoring, long Same, long Open)
{
    public long Judged => Person + Scoring;

    /// <summary>Right of judged, 0–1; null while nothing can be judged.</summary>
    public double? Share => Judged == 0 ? null : (double)Person / Judged;

    /// <summary>The 95 % interval of the share.</summary>
    public ShareInterval Interval => Wilson.At95(Person, Judged);

    /// <summary>Beyond chance one way or the other: the interval does not hold one half.</summary>
    public bool IsSure => Interval.Low > 0.5 || Interval.High < 0.5;

    public static AgreementCount Of(IEnumerable<Agreement> cases)
    {
        var counts = cases.CountBy(one => one).ToDictionary();
        return new(counts.GetValueOrDefault(Agreement.Person), counts.GetValueOrDefault(Agreement.Scoring), counts.GetValueOrDefault(Agreement.Same), counts.GetValueOrDefault(Agreement.Open));
    }
}
