using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Qualification.Frameworks;

namespace LeadDesk.Tests.Qualification;

/// <summary>What holds for every built-in framework and every set of answers.</summary>
public sealed class AppraisalPropertyTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly Gen<(FrameworkDefinition Framework, List<Answer> Answers)> Cases =
        from framework in Gen.Elements(BuiltInFrameworks.All.Select(entry => entry.Definition))
        from statuses in Gen.ArrayOf(Gen.Choose(0, 3), Facet.All.Count)
        from ages in Gen.ArrayOf(Gen.Choose(0, 200), Facet.All.Count)
        select (framework, Facet.All.Select((facet, i) => new Answer(facet.Key, (AnswerStatus)statuses[i], null, Now.AddDays(-ages[i]))).ToList());

    [Fact]
    public void The_score_is_0_to_100_and_completeness_0_to_1() => Check((framework, answers) =>
        Appraisal.Of(framework, answers, Now) is { Score: >= 0 and <= 100, Completeness: >= 0 and <= 1 });

    [Fact]
    public void Knowing_more_never_lowers_the_score_nor_closes_the_gate() => Check((framework, answers) =>
    {
        var before = Appraisal.Of(framework, answers, Now);
        return Enumerable.Range(0, answers.Count).Where(i => answers[i].Status < AnswerStatus.Proven).All(i =>
        {
            var after = Appraisal.Of(framework, [.. answers[..i], answers[i] with { Status = answers[i].Status + 1 }, .. answers[(i + 1)..]], Now);
            return after.Score >= before.Score && (after.Gate.Passes || !before.Gate.Passes);
        });
    });

    [Fact]
    public void The_next_best_question_passes_the_gate_when_any_question_does() => Check((framework, answers) =>
    {
        var questions = Appraisal.Of(framework, answers, Now).Questions;
        return questions.Count == 0 || questions[0].Passes || !questions.Any(question => question.Passes);
    });

    [Fact]
    public void Each_element_that_is_not_proven_is_asked_once() => Check((framework, answers) =>
    {
        var appraisal = Appraisal.Of(framework, answers, Now);
        return appraisal.Standings.Where(standing => standing.Counts < AnswerStatus.Proven).Select(standing => standing.Element.Key).Order()
            .SequenceEqual(appraisal.Questions.Select(question => question.Element.Key).Order());
    });

    [Fact]
    public void Time_alone_never_makes_a_lead_better() => Check((framework, answers) =>
        Appraisal.Of(framework, answers, Now.AddDays(40)).Score <= Appraisal.Of(framework, answers, Now).Score);

    [Fact]
    public void The_order_of_answers_does_not_matter() => Check((framework, answers) =>
        Appraisal.Of(framework, answers, Now).Gate == Appraisal.Of(framework, answers.AsEnumerable().Reverse(), Now).Gate);

    private static void Check(Func<FrameworkDefinition, List<Answer>, bool> holds) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Cases.ToArbitrary(), each => holds(each.Framework, each.Answers)));
}
