using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Scoring;

/// <summary>A desk of random leads under models that look at every field, and what rescoring does to it.</summary>
internal static class RescoredDesk
{
    public static Actor Admin { get; } = Actor.Person(1, "Ada", Role.Admin);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<TestDesk> NewAsync(PostgresServer postgres, DatabaseProvider provider, int leads)
    {
        var desk = TestDesk.On(provider, postgres);
        await using var db = desk.Open();
        var everyField = new ScoringModel { Name = "Every field", Order = 0, CreatedAt = desk.Clock.Now };
        everyField.Versions.Add(new() { Number = 1, State = ModelState.Published, Definition = ModelJson.Write(EveryField()), Author = "Ada", CreatedAt = desk.Clock.Now });
        Assert.True((await desk.Get<SeedModels>().RunAsync(Admin, Stop)).Succeeded);
        db.ScoringModels.Add(everyField);
        db.CustomFields.Add(new() { Key = "fleet", Name = "Fleet", Type = FieldType.Number, CreatedAt = desk.Clock.Now });
        db.Leads.AddRange(RandomLeads.Of(leads, desk.Clock.Now, db.Events));
        await db.SaveChangesAsync(Stop);
        return desk;
    }

    public static async Task RescoreAsync(TestDesk desk)
    {
        var id = await StartAsync(desk);
        Assert.True(await desk.Get<JobRunner>().RunNextAsync(Stop));
        var ended = await JobAsync(desk, id);
        Assert.Equal((JobState.Finished, null), (ended.State, ended.Failure));
    }

    public static async Task<long> StartAsync(TestDesk desk) => (await desk.Get<StartJob>().RunAsync(Admin, JobKind.Rescore, "{}", Stop)).JobId;

    public static async Task<JobProgress> JobAsync(TestDesk desk, long id) => (await desk.Get<FindJob>().RunAsync(Admin, id, Stop))!;

    public static async Task<long> HistoryAsync(TestDesk desk)
    {
        await using var db = desk.Open();
        return await db.ScoreChanges.LongCountAsync(Stop);
    }

    public static async Task RateOneByOneAsync(TestDesk desk)
    {
        await using var all = desk.Open();

        foreach (var id in await all.Leads.OrderBy(lead => lead.Id).Select(lead => lead.Id).ToListAsync(Stop))
        {
            await using var db = desk.Open();
            var lead = await db.Leads.Include(l => l.Account).SingleAsync(l => l.Id == id, Stop);
            await desk.Get<LeadScorer>().RateAsync(db, [lead], desk.Clock.Now, "model", Stop);
            await db.SaveChangesAsync(Stop);
        }
    }

    /// <summary>What scoring writes, in words; not when a lead was looked at last, which only a save notes if nothing is new.</summary>
    public static async Task<List<string>> EverythingAsync(TestDesk desk)
    {
        await using var db = desk.Open();
        var leads = await db.Leads.AsNoTracking().OrderBy(lead => lead.Id).ToListAsync(Stop);
        var scores = await db.ScoreChanges.AsNoTracking().OrderBy(change => change.LeadId).ThenBy(change => change.Id).ToListAsync(Stop);
        var stages = await db.StageChanges.AsNoTracking().OrderBy(change => change.LeadId).ThenBy(change => change.Id).ToListAsync(Stop);
        return
        [
            .. leads.Select(l => $"{l.Id} {l.Score} {l.Fit} {l.Engagement} {l.Cell} {l.CellRank} {l.ComputedCell} {l.Coverage} {l.Disqualifier} {l.Persona} {l.ModelVersionId} {l.CellChangesAt:O} {l.LastSignalAt:O} "
                + $"{l.Stage} {l.HighestStage} {l.StageSince:O} {l.Cycle} {l.HandedOverAt:O} {l.RespondBy:O} {l.RestsUntil:O} {l.IsHeldBack}"),
            .. scores.Select(c => $"{c.LeadId} {c.At:O} {c.Score} {c.Fit} {c.Engagement} {c.Cell} {c.Cause} {c.ModelVersionId}"),
            .. stages.Select(c => $"{c.LeadId} {c.From} {c.To} {c.At:O} {c.By} {c.Reason} {c.Cycle}"),
        ];
    }

    /// <summary>The latest rating of every lead, without how it came to it.</summary>
    public static async Task<List<string>> ScoresAsync(TestDesk desk)
    {
        await using var db = desk.Open();
        var leads = await db.Leads.AsNoTracking().OrderBy(lead => lead.Id).ToListAsync(Stop);
        return [.. leads.Select(l => $"{l.Id} {l.Score} {l.Fit} {l.Engagement} {l.Cell} {l.CellChangesAt:O} {l.LastSignalAt:O} {l.Stage}")];
    }

    /// <summary>A model that misses points if any field of a lead is not read.</summary>
    private static ModelDefinition EveryField() => new()
    {
        Name = "Every field",
        AppliesTo = new Condition.Test("market", TestOperator.IsAnyOf, "business"),
        Criteria = [.. LeadFields.BuiltIn.Select(field => field.Key).Append("custom.fleet").Where(key => key != Persona.Attribute)
            .Select((key, i) => new Criterion(key, key, 1 + (i % 7), WhenEmpty.CountsZero, [new(new Condition.Test(key, TestOperator.IsNotEmpty), 100)]))],
        Behaviours = [new("Viewed", "page-viewed", 7) { Decay = Decay.HalfLife(20) }, new("Prices", "page-viewed", 30) { Subjects = ["*preis*"], Decay = Decay.Linear(40), Repeats = Repeats.Once }],
    };
}
