using LeadDesk.Core.Scoring;

namespace LeadDesk.Web.Models;

/// <summary>The weights of a model's criteria, which are to sum to 100 %.</summary>
public static class Weights
{
    private const double Tenth = 0.1;

    /// <summary>"weights sum to 100 %", "15 % of weight is missing", "5 % of weight is too much".</summary>
    public static string Say(IReadOnlyList<Criterion> criteria)
    {
        var missing = Missing(criteria);
        return criteria.Count == 0 ? "who a lead is; 4 or 5 criteria are a good number"
            : missing == 0 ? "weights sum to 100 %"
            : $"weights sum to {NumberText.Write(100 - missing)} %: {NumberText.Write(Math.Abs(missing))} % {(missing > 0 ? "is missing" : "too much")}";
    }

    /// <summary>What is missing to 100; below 0 when it is more, 0 when the model's check is content.</summary>
    public static double Missing(IReadOnlyList<Criterion> criteria) =>
        Math.Abs(100 - criteria.Sum(criterion => criterion.Weight)) < 0.01 ? 0 : Math.Round(100 - criteria.Sum(criterion => criterion.Weight), 2);

    /// <summary>The same weight for each, in tenths of a percent; the first ones take what is left over, so that the sum is 100 exactly.</summary>
    public static IReadOnlyList<Criterion> ShareEvenly(IReadOnlyList<Criterion> criteria)
    {
        if (criteria.Count == 0)
        {
            return criteria;
        }

        var (each, left) = (1000 / criteria.Count, 1000 % criteria.Count);
        return [.. criteria.Select((criterion, place) => criterion with { Weight = Math.Round((each + (place < left ? 1 : 0)) * Tenth, 1) })];
    }
}
