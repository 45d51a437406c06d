using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Fields;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Models;

public sealed class ModelVerbTests(PostgresServer postgres)
{
    private static readonly Actor Marketer = Actor.Person(2, "Mia", Role.Marketer), Admin = Actor.Person(1, "Ada", Role.Admin);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    public static TheoryData<Role, bool> WhoEdits => new() { { Role.Rep, false }, { Role.Manager, false }, { Role.Marketer, true }, { Role.Admin, true } };

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_draft_from_a_template_is_published_and_rates_every_lead(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var lead = desk.AddLead("Ines", Cell.Parse("D4"), stage: Stage.Engaged);
        var page = await DraftAsync(desk);
        Assert.Null(page.Published);
        var (outcome, jobId) = await PublishAsync(desk, page);

        Assert.Equal(Outcome.Done, outcome);
        await desk.Get<JobRunner>().RunNextAsync(Stop);
        await using var db = desk.Open();
        Assert.Equal(JobState.Finished, (await db.Jobs.SingleAsync(job => job.Id == jobId, Stop)).State);
        Assert.Equal(page.DraftVersion!.Id, (await db.Leads.SingleAsync(l => l.Id == lead, Stop)).ModelVersionId);
        var published = (await desk.Get<ModelPage>().RunAsync(Marketer, page.Id, Stop))!;
        Assert.Equal((1, "Mia", "First"), (published.PublishedVersion!.Number, published.PublishedVersion.By, published.PublishedVersion.Note));
        Assert.Null(published.DraftVersion);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Publishing_twice_or_what_somebody_changed_meanwhile_is_refused(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var page = await DraftAsync(desk);
        var saved = await SaveAsync(desk, page, page.Draft! with { FitWeight = 60 });
        Assert.Contains("changed this draft a moment ago", (await PublishAsync(desk, page)).Outcome.Refusal, StringComparison.Ordinal);

        var again = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.Get<PublishModel>().RunAsync(Marketer, page.DraftVersion!.Id, saved.Stamp, null, handOver: true, Stop)));
        Assert.Single(again, result => result.Outcome.Succeeded);
        await using var db = desk.Open();
        Assert.Equal(1, await db.Jobs.CountAsync(job => job.Kind == JobKind.Rescore, Stop));
        Assert.Equal(1, await db.ScoringModelVersions.CountAsync(version => version.State == ModelState.Published, Stop));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_draft_that_the_check_refuses_is_kept_but_not_published(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var page = await DraftAsync(desk);
        var saved = await SaveAsync(desk, page, page.Draft! with { Criteria = [.. page.Draft.Criteria.Skip(1)] });
        Assert.Equal(Outcome.Done, saved.Outcome);
        var (outcome, _) = await desk.Get<PublishModel>().RunAsync(Marketer, page.DraftVersion!.Id, saved.Stamp, null, handOver: true, Stop);
        Assert.Contains("sum to 75 %", outcome.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Two_editors_of_one_draft_lose_nothing(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var page = await DraftAsync(desk);
        await SaveAsync(desk, page, page.Draft! with { FitWeight = 60 });
        var second = await SaveAsync(desk, page, page.Draft with { Levels = new(80, 40, 20) }, Admin);
        Assert.Equal((60, new Bounds(80, 40, 20)), (second.Definition!.FitWeight, second.Definition.Levels));

        var third = await SaveAsync(desk, page, page.Draft with { FitWeight = 70 });
        Assert.False(third.Outcome.Succeeded);
        Assert.Equal(("70", "60"), (Assert.Single(third.Conflicts).Mine, third.Conflicts[0].Theirs));
        Assert.Equal(60, (await desk.Get<ModelPage>().RunAsync(Marketer, page.Id, Stop))!.Draft!.FitWeight);
        var decided = await SaveAsync(desk, page, page.Draft with { FitWeight = 70 }, mineWins: true);
        Assert.Equal((70, new Bounds(80, 40, 20)), (decided.Definition!.FitWeight, decided.Definition.Levels));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Going_back_makes_a_new_version_of_the_earlier_definition(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var page = await DraftAsync(desk);
        await PublishAsync(desk, page);
        await desk.Get<StartDraft>().RunAsync(Marketer, page.Id, null, Stop);
        page = (await desk.Get<ModelPage>().RunAsync(Marketer, page.Id, Stop))!;
        var saved = await SaveAsync(desk, page, page.Draft! with { FitWeight = 65 });
        await desk.Get<PublishModel>().RunAsync(Marketer, page.DraftVersion!.Id, saved.Stamp, "Second", handOver: true, Stop);

        Assert.Equal(Outcome.Done, (await desk.Get<RollBackModel>().RunAsync(Marketer, page.Id, 1, null, handOver: true, Stop)).Outcome);
        page = (await desk.Get<ModelPage>().RunAsync(Marketer, page.Id, Stop))!;
        Assert.Equal((3, 1, "Back to v1"), (page.PublishedVersion!.Number, page.PublishedVersion.BasedOn, page.PublishedVersion.Note));
        Assert.Equal(50, page.Published!.FitWeight);
        Assert.Equal(["fit's share of the score 50 → 65 %"], (await desk.Get<ModelPage>().CompareAsync(Marketer, page.Id, 1, 2, Stop))!.Select(difference => difference.ToString()));
        Assert.Contains("already", (await desk.Get<RollBackModel>().RunAsync(Marketer, page.Id, 3, null, handOver: true, Stop)).Outcome.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Quiet_publishing_hands_nothing_over_until_the_cell_was_a_worse_one(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var lead = desk.AddLead("Ines", Cell.Parse("D4"), stage: Stage.Engaged);
        var everything = new ModelDefinition { Name = "All", Matrix = [.. Cell.All.Select(cell => new CellTreatment(cell.Name, Treatment.HandOver, 24))] };
        await PublishJsonAsync(desk, everything, handOver: false);
        Assert.Equal((Stage.Engaged, true), await StageAsync(desk, lead));

        // Rated again for another reason, it still waits.
        await desk.Get<StartJob>().RunAsync(Admin, JobKind.Rescore, "{}", Stop);
        await desk.Get<JobRunner>().RunNextAsync(Stop);
        Assert.Equal((Stage.Engaged, true), await StageAsync(desk, lead));

        await PublishJsonAsync(desk, everything with { Matrix = CellTreatment.Usual }, handOver: true);
        Assert.Equal((Stage.Engaged, false), await StageAsync(desk, lead));
        await PublishJsonAsync(desk, everything, handOver: true);
        Assert.Equal((Stage.Mql, false), await StageAsync(desk, lead));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_rescoring_that_was_interrupted_goes_on_after_a_restart(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);

        for (var i = 0; i < 30; i++)
        {
            desk.AddLead($"Lead {i}", Cell.Parse("D4"));
        }

        var page = await DraftAsync(desk);
        var (_, jobId) = await PublishAsync(desk, page);

        await using (var db = desk.Open())
        {
            // As a killed process leaves it: running, with ten leads done.
            await db.Jobs.Where(job => job.Id == jobId).ExecuteUpdateAsync(set => set
                .SetProperty(job => job.State, JobState.Running).SetProperty(job => job.Position, 10).SetProperty(job => job.Done, 10), Stop);
            await db.Leads.Where(lead => lead.Id <= 10).ExecuteUpdateAsync(set => set.SetProperty(lead => lead.ModelVersionId, page.DraftVersion!.Id), Stop);
        }

        await desk.Get<JobRunner>().RunNextAsync(Stop);
        await using var after = desk.Open();
        Assert.Equal((JobState.Finished, 30L), (await after.Jobs.SingleAsync(job => job.Id == jobId, Stop)) is { } job ? (job.State, job.Done) : default);
        Assert.Equal(30, await after.Leads.CountAsync(lead => lead.ModelVersionId == page.DraftVersion!.Id, Stop));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Only_an_admin_confirms_a_protected_attribute_and_only_then_it_is_published(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var page = await DraftAsync(desk);
        var byAge = page.Draft! with { Adjustments = [new("Older", new Condition.Test("ageBand", TestOperator.IsAnyOf, "60+"), 5)] };
        var saved = await SaveAsync(desk, page, byAge);
        Assert.Contains("protected", (await desk.Get<PublishModel>().RunAsync(Marketer, page.DraftVersion!.Id, saved.Stamp, null, handOver: true, Stop)).Outcome.Refusal, StringComparison.Ordinal);
        Assert.Contains("Only an admin", (await SaveAsync(desk, page, byAge with { Confirmed = [new("ageBand", "Because I say so", "Mia")] }, mineWins: true)).Outcome.Refusal, StringComparison.Ordinal);
        Assert.Contains("Only an admin", (await desk.Get<ConfirmProtected>().RunAsync(Marketer, page.DraftVersion.Id, "ageBand", "Because I say so", Stop)).Refusal, StringComparison.Ordinal);

        Assert.Equal(Outcome.Done, await desk.Get<ConfirmProtected>().RunAsync(Admin, page.DraftVersion.Id, "ageBand", "A pension product, checked by legal", Stop));
        page = (await desk.Get<ModelPage>().RunAsync(Marketer, page.Id, Stop))!;
        Assert.Equal(Outcome.Done, (await PublishAsync(desk, page)).Outcome);
        Assert.Equal(["Age band"], (await desk.Get<ModelList>().RunAsync(Marketer, Stop))[0].Protected);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_field_that_a_model_uses_cannot_be_archived(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        int field;

        await using (var db = desk.Open())
        {
            var added = new CustomField { Key = "fleet", Name = "Fleet", Type = FieldType.Number, CreatedAt = desk.Clock.Now };
            db.CustomFields.Add(added);
            await db.SaveChangesAsync(Stop);
            field = added.Id;
        }

        var page = await DraftAsync(desk);
        await SaveAsync(desk, page, page.Draft! with { Adjustments = [new("Fleet", new Condition.Test("custom.fleet", TestOperator.AtLeast, "10"), 5)] });
        Assert.Contains("used by the draft of B2B software", (await desk.Get<ArchiveField>().RunAsync(Admin, field, Stop)).Refusal, StringComparison.Ordinal);
        page = (await desk.Get<ModelPage>().RunAsync(Marketer, page.Id, Stop))!;
        await desk.Get<DiscardDraft>().RunAsync(Marketer, page.DraftVersion!.Id, page.DraftVersion.Stamp, Stop);
        Assert.Equal(Outcome.Done, await desk.Get<ArchiveField>().RunAsync(Admin, field, Stop));
    }

    [Theory]
    [MemberData(nameof(WhoEdits))]
    public async Task Only_marketers_and_admins_edit_and_reps_see_nothing(Role role, bool edits)
    {
        using var desk = new TestDesk();
        var page = await DraftAsync(desk);
        var actor = Actor.Person(9, "Nia", role);
        Assert.Equal(role != Role.Rep, await desk.Get<ModelPage>().RunAsync(actor, page.Id, Stop) is not null);
        Assert.Equal(role != Role.Rep, (await desk.Get<ModelList>().RunAsync(actor, Stop)).Count > 0);
        Assert.Equal(edits, (await SaveAsync(desk, page, page.Draft!, actor)).Outcome.Succeeded);
        Assert.Equal(edits, (await desk.Get<CreateModel>().EmptyAsync(actor, "Empty", Stop)).Outcome.Succeeded);
        Assert.Equal(edits, (await desk.Get<StartDraft>().RunAsync(actor, page.Id, null, Stop)).Outcome.Succeeded);
        Assert.False((await desk.Get<RollBackModel>().RunAsync(actor, page.Id, 1, null, handOver: true, Stop)).Outcome.Succeeded);
        Assert.Equal(edits, (await PublishAsync(desk, (await desk.Get<ModelPage>().RunAsync(Marketer, page.Id, Stop))!, actor)).Outcome.Succeeded);
        Assert.Equal(edits, (await desk.Get<RetireModel>().RunAsync(actor, page.Id, handOver: false, Stop)).Succeeded);
    }

    [Fact]
    public async Task A_model_from_a_newer_desk_or_with_an_exploding_pattern_is_refused_in_words()
    {
        using var desk = new TestDesk();
        var (newer, _) = await desk.Get<CreateModel>().FromJsonAsync(Marketer, """{"schema":99,"name":"From tomorrow","telepathy":true}""", null, Stop);
        Assert.Contains("newer LeadDesk", newer.Refusal, StringComparison.Ordinal);
        var page = await DraftAsync(desk);
        var saved = await SaveAsync(desk, page, page.Draft! with { Adjustments = [new("Boom", new Condition.Test("jobTitle", TestOperator.Matches, "(a+)+\\1"), 1)] });
        Assert.Contains("pattern that cannot be used", (await desk.Get<PublishModel>().RunAsync(Marketer, page.DraftVersion!.Id, saved.Stamp, null, handOver: true, Stop)).Outcome.Refusal, StringComparison.Ordinal);
        Assert.False((await SaveAsync(desk, page, page.Draft with { FitWeight = double.NaN }, mineWins: true)).Outcome.Succeeded);
    }

    [Fact]
    public async Task The_order_of_models_decides_who_rates_a_lead_that_both_are_for()
    {
        using var desk = new TestDesk();
        var lead = desk.AddLead("Ines", Cell.Parse("D4"));
        await PublishJsonAsync(desk, new() { Name = "First" }, handOver: false);
        await PublishJsonAsync(desk, new() { Name = "Second" }, handOver: false);
        var models = await desk.Get<ModelList>().RunAsync(Marketer, Stop);
        Assert.Equal([("First", 1), ("Second", 0)], models.Select(model => (model.Name, model.Leads)));
        Assert.Equal(Outcome.Done, await desk.Get<RetireModel>().MoveAsync(Marketer, models[1].Id, up: true, handOver: false, Stop));
        await desk.Get<JobRunner>().RunNextAsync(Stop);
        Assert.Equal([("Second", 1), ("First", 0)], (await desk.Get<ModelList>().RunAsync(Marketer, Stop)).Select(model => (model.Name, model.Leads)));
        await using var db = desk.Open();
        Assert.NotNull((await db.Leads.SingleAsync(l => l.Id == lead, Stop)).ModelVersionId);
    }

    private static async Task<ModelAtHand> DraftAsync(TestDesk desk)
    {
        var (outcome, id) = await desk.Get<CreateModel>().FromTemplateAsync(Marketer, "b2b-software", null, Stop);
        Assert.Equal(Outcome.Done, outcome);
        return (await desk.Get<ModelPage>().RunAsync(Marketer, id, Stop))!;
    }

    private static Task<DraftSaved> SaveAsync(TestDesk desk, ModelAtHand page, ModelDefinition definition, Actor? actor = null, bool mineWins = false) =>
        desk.Get<SaveDraft>().RunAsync(actor ?? Marketer, page.DraftVersion!.Id, page.DraftVersion.Stamp, page.Draft!, definition, mineWins, Stop);

    private static Task<(Outcome Outcome, long JobId)> PublishAsync(TestDesk desk, ModelAtHand page, Actor? actor = null) =>
        desk.Get<PublishModel>().RunAsync(actor ?? Marketer, page.DraftVersion!.Id, page.DraftVersion.Stamp, "First", handOver: true, Stop);

    private static async Task PublishJsonAsync(TestDesk desk, ModelDefinition definition, bool handOver)
    {
        var models = await desk.Get<ModelList>().RunAsync(Admin, Stop);
        var id = models.FirstOrDefault(model => model.Name == definition.Name)?.Id;

        if (id is null)
        {
            (_, id) = await desk.Get<CreateModel>().FromJsonAsync(Marketer, ModelJson.Write(definition), null, Stop);
        }
        else
        {
            await desk.Get<StartDraft>().RunAsync(Marketer, id.Value, null, Stop);
        }

        var page = (await desk.Get<ModelPage>().RunAsync(Marketer, id.Value, Stop))!;
        var saved = await SaveAsync(desk, page, definition);
        Assert.Equal(Outcome.Done, (await desk.Get<PublishModel>().RunAsync(Marketer, page.DraftVersion!.Id, saved.Stamp, null, handOver, Stop)).Outcome);
        Assert.True(await desk.Get<JobRunner>().RunNextAsync(Stop));
    }

    private static async Task<(Stage, bool)> StageAsync(TestDesk desk, long leadId)
    {
        await using var db = desk.Open();
        return await db.Leads.Where(lead => lead.Id == leadId).Select(lead => new { lead.Stage, lead.IsHeldBack }).SingleAsync(Stop) is { } found ? (found.Stage, found.IsHeldBack) : default;
    }
}
