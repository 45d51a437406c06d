namespace LeadDesk.Core.Qualification;

/// <summary>A question worth asking now, and what a good answer would bring.</summary>
/// <param name="Becomes">The status that a good answer would give it.</param>
/// <param name="Gain">Points that the score would rise by.</param>
/// <param name="Passes">That answer alone would pass the gate.</param>
public sealed record NextQuestion(FrameworkElement Element, string Question, AnswerStatus From, AnswerStatus Becomes, double Gain, bool Passes)
{
    public string Why => $"Moves {Element.Name} from {From.ToString().ToLowerInvariant()} to {Becomes.ToString().ToLowerInvariant()}"
        + (Passes ? ". That alone passes the gate." : FormattableString.Invariant($", {Gain:0.#} points more."));

    /// <summary>All questions that are worth asking, the best first: what helps most at the gate, then what is unanswered, then what adds most to the score, then what is weakest.</summary>
    internal static IReadOnlyList<NextQuestion> Rank(FrameworkDefinition framework, IReadOnlyList<Standing> standings, double score, GateVerdict now) =>
    [
        .. standings.Select((standing, place) => (Standing: standing, Place: place)).Where(entry => entry.Standing.Counts < AnswerStatus.Proven)
            .Select(entry => (Asked: Try(framework, standings, entry.Place, score, now), entry.Standing, entry.Place))
            .OrderByDescending(entry => entry.Asked.Helps)
            .ThenBy(entry => entry.Standing.Status > AnswerStatus.Unknown)
            .ThenByDescending(entry => entry.Asked.Question.Gain)
            .ThenBy(entry => entry.Standing.Counts)
            .ThenBy(entry => entry.Place)
            .Select(entry => entry.Asked.Question),
    ];

    private static (NextQuestion Question, int Helps) Try(FrameworkDefinition framework, IReadOnlyList<Standing> standings, int place, double score, GateVerdict now)
    {
        var standing = standings[place];
        var becomes = standing.Counts < framework.Gate.Least ? framework.Gate.Least : AnswerStatus.Proven;
        var then = standings.ToArray();
        then[place] = standing with { Counts = becomes };
        var better = Appraisal.ScoreOf(framework, then);
        var verdict = GateVerdict.Of(framework, then, better);
        var question = new NextQuestion(
            standing.Element, standing.Element.QuestionAt(standing.Counts), standing.Counts, becomes, Math.Round(better - score, 1), verdict.Passes && !now.Passes);
        return (question, now.Missing - verdict.Missing);
    }
}
