using LeadDesk.Core.Qualification;
using LeadDesk.Core.Qualification.Frameworks;

namespace LeadDesk.Tests.Qualification;

public sealed class AppraisalTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2222", true, true, 66.7, "BANT: hot, all 4 confirmed")]
    [InlineData("2220", true, false, 50, "BANT: passes, 3 of 4 confirmed")]
    [InlineData("3330", true, false, 75, "BANT: passes, 3 of 4 confirmed")]
    [InlineData("3311", false, false, 66.7, "BANT: needs one more of Need, Timeline")]
    [InlineData("0022", false, false, 33.3, "BANT: needs one more of Budget, Authority")]
    [InlineData("1002", false, false, 25, "BANT: needs two more of Budget, Authority, Need")]
    [InlineData("0000", false, false, 0, "BANT: needs three more of Budget, Authority, Need, Timeline")]
    public void Three_of_four_pass_BANT_and_four_are_hot(string statuses, bool passes, bool hot, double score, string words) =>
        Check(Bant.Framework, statuses, passes, hot, score, words);

    [Theory]
    [InlineData("1333", false, 50, "CHAMP: needs Challenges")]
    [InlineData("2000", false, 16.7, "CHAMP: needs one more of Authority, Money, Prioritization")]
    [InlineData("2200", true, 33.3, "CHAMP: passes, 2 of 4 confirmed")]
    [InlineData("0000", false, 0, "CHAMP: needs Challenges and one more of Authority, Money, Prioritization")]
    public void Challenges_below_confirmed_hold_CHAMP_at_50(string statuses, bool passes, double score, string words) =>
        Check(Champ.Framework, statuses, passes, false, score, words);

    [Theory]
    [InlineData("020022", true, false, 33.3, "MEDDIC: passes, 3 of 6 confirmed")]
    [InlineData("333331", false, false, 88.9, "MEDDIC: needs Champion")]
    [InlineData("212032", false, false, 55.6, "MEDDIC: needs Economic buyer")]
    [InlineData("222222", true, true, 66.7, "MEDDIC: hot, all 6 confirmed")]
    [InlineData("000000", false, false, 0, "MEDDIC: needs Economic buyer, Identify pain, Champion")]
    public void MEDDIC_asks_for_buyer_pain_and_champion(string statuses, bool passes, bool hot, double score, string words) =>
        Check(Meddic.Framework, statuses, passes, hot, score, words);

    [Fact]
    public void A_goal_without_number_and_date_counts_as_claimed_at_most()
    {
        var vague = Goal(new AnswerValue.Change(null, 12, "%", null));
        var sound = Goal(new AnswerValue.Change(null, 12, "%", new(2027, 1, 1)));

        Assert.Equal((AnswerStatus.Proven, AnswerStatus.Claimed, "has no number and date"), (vague.Status, vague.Counts, vague.Less));
        Assert.Equal((AnswerStatus.Proven, null), (sound.Counts, sound.Less));

        static Standing Goal(AnswerValue value) => Appraisal.Of(Gpctba.Framework, [new("target/goals", AnswerStatus.Proven, value, Now)], Now).Standings[0];
    }

    [Theory]
    [InlineData(0, 2, null)]
    [InlineData(90 * 24 * 60, 2, null)]
    [InlineData((90 * 24 * 60) + 1, 1, "90 days old, fading")]
    [InlineData(108 * 24 * 60, 1, "108 days old, fading")]
    public void An_answer_of_more_than_90_days_counts_one_less(int minutes, int counts, string? words)
    {
        var standing = Appraisal.Of(Bant.Framework, [new("money/budget", AnswerStatus.Confirmed, null, Now.AddMinutes(-minutes))], Now).Standings[0];

        Assert.Equal((AnswerStatus.Confirmed, (AnswerStatus)counts, words), (standing.Status, standing.Counts, standing.Less));
    }

    [Fact]
    public void An_answer_whose_person_has_left_counts_as_claimed_at_most()
    {
        var buyer = new Answer("people/buyer", AnswerStatus.Proven, new AnswerValue.Person("Theo", 7), Now) { PersonHasLeft = true };

        var standing = Appraisal.Of(Meddic.Framework, [buyer], Now).Standings[1];

        Assert.Equal((AnswerStatus.Claimed, "Theo has left the account"), (standing.Counts, standing.Less));
    }

    [Theory]
    [InlineData("later", true)]
    [InlineData("year", true)]
    [InlineData("half-year", false)]
    [InlineData("month", false)]
    public void A_late_timeline_lowers_the_priority_and_never_excludes(string bucket, bool late)
    {
        var answers = Gpctba.Framework.Elements.Select(element => new Answer(element.Facet, AnswerStatus.Proven, element.Facet == "time/timeline" ? new AnswerValue.Due(null, bucket)
            : element.NeedsFigureAndDate ? new AnswerValue.Change(1, 2, "%", new(2027, 1, 1)) : null, Now));

        var appraisal = Appraisal.Of(Gpctba.Framework, answers, Now);

        Assert.Equal((late, true, 100d), (appraisal.IsLate, appraisal.Gate.Passes, appraisal.Score));
    }

    [Fact]
    public void What_passes_the_gate_is_asked_first_then_what_is_unanswered()
    {
        var meddic = Of(Meddic.Framework, "210032").Questions;
        var bant = Of(Bant.Framework, "2100").Questions;

        Assert.Equal(("economicBuyer", AnswerStatus.Claimed, AnswerStatus.Confirmed, true), (meddic[0].Element.Key, meddic[0].From, meddic[0].Becomes, meddic[0].Passes));
        Assert.Equal("Who signs off a spend of this size, and who else has to agree?", meddic[0].Question);
        Assert.Equal("Moves Economic buyer from claimed to confirmed. That alone passes the gate.", meddic[0].Why);
        Assert.Equal(["need", "timeline", "authority", "budget"], bant.Select(question => question.Element.Key));
    }

    [Fact]
    public void Of_questions_that_add_as_much_the_weakest_is_asked_first() => Assert.Equal(["timeline", "authority", "need"], Of(Bant.Framework, "3221").Questions.Select(question => question.Element.Key));

    // Six of eight are known where five are enough, so of the two others only the required one is needed.
    [Fact]
    public void Only_what_would_bring_the_gate_nearer_is_needed() => Assert.Equal("Goals", Assert.Single(Of(Gpctba.Framework, "11222222").AtGate, line => line.IsNeeded).Name);

    [Fact]
    public void When_everything_is_proven_there_is_nothing_weakest_and_nothing_to_ask()
    {
        var appraisal = Of(Bant.Framework, "3333");

        Assert.Equal((100d, 4, 1d, null), (appraisal.Score, appraisal.Known, appraisal.Completeness, appraisal.Weakest));
        Assert.Empty(appraisal.Questions);
    }

    private static Appraisal Of(FrameworkDefinition framework, string statuses) =>
        Appraisal.Of(framework, framework.Elements.Zip(statuses, (element, status) => new Answer(element.Facet, (AnswerStatus)(status - '0'), null, Now)), Now);

    private static void Check(FrameworkDefinition framework, string statuses, bool passes, bool hot, double score, string words)
    {
        var appraisal = Of(framework, statuses);
        Assert.Equal((passes, hot, score, words), (appraisal.Gate.Passes, appraisal.Gate.IsHot, appraisal.Score, appraisal.Gate.Words));
    }
}
