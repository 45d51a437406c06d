using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Qualification;

public sealed class FadeAnswersTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_stored_score_follows_when_an_answer_begins_to_fade(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        await desk.AnswerAsync("money/budget", AnswerStatus.Confirmed);
        desk.Desk.Clock.Now += TimeSpan.FromDays(10);
        await desk.AnswerAsync("problem/pain", AnswerStatus.Proven);
        Assert.Equal((41.7, 2d), await StoredAsync(desk));

        desk.Desk.Clock.Now += TimeSpan.FromDays(80);
        Assert.Equal(0, await FadeAsync(desk));
        desk.Desk.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(1, await FadeAsync(desk));
        Assert.Equal(0, await FadeAsync(desk));
        Assert.Equal((33.3, 1d), await StoredAsync(desk));

        desk.Desk.Clock.Now += TimeSpan.FromDays(10);
        Assert.Equal(1, await FadeAsync(desk));
        await using var db = desk.Desk.Open();
        var lead = await db.Leads.SingleAsync(QualificationDesk.Stop);
        Assert.Equal((25, 2d, null), (lead.QualificationScore, lead.Answered["problem-pain"].Number, lead.QualificationFadesAt));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_late_date_lowers_the_priority_until_the_day_it_comes_near(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        var today = DateOnly.FromDateTime(desk.Desk.Clock.Now.UtcDateTime);
        await desk.AnswerAsync("time/timeline", AnswerStatus.Proven, new AnswerValue.Due(today.AddDays(200)));
        Assert.True(await IsLateAsync(desk));

        // MEDDIC does not ask for a time, so nothing is late by it.
        await desk.Desk.Get<SwitchFramework>().RunAsync(desk.Mara, desk.LeadId, desk.Framework("meddic"), QualificationDesk.Stop);
        Assert.False(await IsLateAsync(desk));
        await desk.Desk.Get<SwitchFramework>().RunAsync(desk.Mara, desk.LeadId, desk.Framework("bant"), QualificationDesk.Stop);

        desk.Desk.Clock.Now = new(today.AddDays(18), TimeOnly.MinValue, TimeSpan.Zero);
        Assert.Equal((0, true), (await FadeAsync(desk), await IsLateAsync(desk)));
        desk.Desk.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal((1, false, 0), (await FadeAsync(desk), await IsLateAsync(desk), await FadeAsync(desk)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_model_scores_by_answers_from_the_click_on(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        await PublishAsync(desk);

        await desk.AnswerAsync("money/budget", AnswerStatus.Confirmed);
        var confirmed = await FitAsync(desk);
        desk.Desk.Clock.Now += TimeSpan.FromDays(91);
        await FadeAsync(desk);

        Assert.Equal((100, 0), (confirmed, await FitAsync(desk)));
        await using var db = desk.Desk.Open();
        Assert.Equal(["edit", "decay"], await db.ScoreChanges.OrderBy(change => change.Id).Select(change => change.Cause).ToListAsync(QualificationDesk.Stop));
    }

    [Fact]
    public async Task Only_the_desk_lets_answers_fade()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await desk.AnswerAsync("money/budget", AnswerStatus.Confirmed);
        desk.Desk.Clock.Now += TimeSpan.FromDays(91);

        Assert.Equal(0, await desk.Desk.Get<FadeAnswers>().RunAsync(desk.Mara, QualificationDesk.Stop));
    }

    private static async Task<bool> IsLateAsync(QualificationDesk desk)
    {
        await using var db = desk.Desk.Open();
        return (await db.Leads.SingleAsync(QualificationDesk.Stop)).IsLate;
    }

    private static Task<int> FadeAsync(QualificationDesk desk) => desk.Desk.Get<FadeAnswers>().RunAsync(Actor.Desk, QualificationDesk.Stop);

    private static async Task<(double?, double)> StoredAsync(QualificationDesk desk)
    {
        await using var db = desk.Desk.Open();
        var lead = await db.Leads.SingleAsync(QualificationDesk.Stop);
        return (lead.QualificationScore, lead.Answered["money-budget"].Number);
    }

    private static async Task<double> FitAsync(QualificationDesk desk)
    {
        await using var db = desk.Desk.Open();
        return (await db.Leads.SingleAsync(QualificationDesk.Stop)).Fit;
    }

    private static async Task PublishAsync(QualificationDesk desk)
    {
        await using var db = desk.Desk.Open();
        var model = new ScoringModel { Name = "By answers", Order = 0, CreatedAt = desk.Desk.Clock.Now };
        var definition = new ModelDefinition
        {
            Name = "By answers",
            Criteria = [new("budget", "answer.money-budget", 1, WhenEmpty.CountsZero, [new(new Condition.Test("answer.money-budget", TestOperator.AtLeast, "2"), 100)])],
        };
        model.Versions.Add(new() { Number = 1, State = ModelState.Published, Definition = ModelJson.Write(definition), Author = "Ada", CreatedAt = desk.Desk.Clock.Now });
        db.ScoringModels.Add(model);
        await db.SaveChangesAsync(QualificationDesk.Stop);
    }
}
