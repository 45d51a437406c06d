namespace LeadDesk.Core.Qualification;

/// <summary>What a framework makes of a lead's answers at one moment.</summary>
public sealed record Appraisal
{
    /// <summary>In the framework's order.</summary>
    public required IReadOnlyList<Standing> Standings { get; init; }

    /// <summary>0–100 with one decimal: the sum of weight × status ÷ 3 over the sum of the weights, at or below the gate's caps.</summary>
    public required double Score { get; init; }

    /// <summary>How many elements count as anything at all.</summary>
    public required int Known { get; init; }

    /// <summary>The element that counts least; the heavier one and then the earlier one when several do. Null when all are proven.</summary>
    public required FrameworkElement? Weakest { get; init; }
    public required GateVerdict Gate { get; init; }

    /// <summary>The elements that the gate looks at, in the framework's order.</summary>
    public required IReadOnlyList<GateLine> AtGate { get; init; }

    /// <summary>What to ask next, the best first.</summary>
    public required IReadOnlyList<NextQuestion> Questions { get; init; }

    /// <summary>The lead's own date is so far off that others come first. It never excludes.</summary>
    public required bool IsLate { get; init; }

    /// <summary>When <see cref="IsLate"/> or a standing that it rests on ends by itself next; null when it does not.</summary>
    public required DateTimeOffset? LateUntil { get; init; }

    /// <summary>Share of the elements that count, 0–1.</summary>
    public double Completeness => Standings.Count == 0 ? 0 : (double)Known / Standings.Count;

    /// <summary>The one judgement of a lead's answers. Answers under facets that the framework does not ask for change nothing.</summary>
    public static Appraisal Of(FrameworkDefinition framework, IEnumerable<Answer> answers, DateTimeOffset now)
    {
        var byFacet = answers.ToDictionary(answer => answer.Facet);
        var standings = framework.Elements.Select(element => Standing.Of(element, byFacet.GetValueOrDefault(element.Facet), now)).ToList();
        var score = ScoreOf(framework, standings);
        var gate = GateVerdict.Of(framework, standings, score);
        return new()
        {
            Standings = standings,
            Score = score,
            Known = standings.Count(standing => standing.Counts > AnswerStatus.Unknown),
            Weakest = standings.Where(standing => standing.Counts < AnswerStatus.Proven)
                .OrderBy(standing => standing.Counts).ThenByDescending(standing => standing.Element.Weight).FirstOrDefault()?.Element,
            Gate = gate,
            AtGate = [.. standings.Where(standing => framework.Gate.Count > 0 || framework.Gate.Required.Contains(standing.Element.Key))
                .Select(standing => new GateLine(standing.Element.Name, standing.Counts, framework.Gate.Least, IsNeeded(framework.Gate, standing, standings, score)))],
            Questions = NextQuestion.Rank(framework, standings, score, gate),
            IsLate = standings.Exists(standing => standing.IsLate(now)),
            LateUntil = standings.Min(standing => standing.LateUntil(now)),
        };
    }

    // What is required, and any other one while too few are known or the score is too low.
    private static bool IsNeeded(Gate gate, Standing standing, List<Standing> all, double score) => standing.Counts < gate.Least
        && (gate.Required.Contains(standing.Element.Key) || all.Count(one => one.Counts >= gate.Least) < gate.Count || score < gate.Score);

    internal static double ScoreOf(FrameworkDefinition framework, IReadOnlyList<Standing> standings)
    {
        var weight = standings.Sum(standing => standing.Element.Weight);
        var score = weight <= 0 ? 0 : 100 * standings.Sum(standing => standing.Element.Weight * (int)standing.Counts / 3) / weight;
        var limit = framework.Gate.Caps
            .Where(cap => standings.Any(standing => standing.Element.Key == cap.Element && standing.Counts < cap.Below))
            .Min(cap => (double?)cap.Limit) ?? 100;
        return Math.Round(Math.Min(score, limit), 1, MidpointRounding.AwayFromZero);
    }
}
