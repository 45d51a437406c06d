using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Learning;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Learning;

public sealed class PredictionTests(PostgresServer postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task It_learns_from_outcomes_and_tells_of_each_lead_how_likely_it_is_and_why(DatabaseProvider provider)
    {
        using var desk = new LearningDesk(TestDesk.On(provider, postgres));
        await desk.FillAsync(won: 150, lost: 250, open: 20);
        Assert.False(await KnowsChancesAsync());
        Assert.Equal((JobState.Finished, null), (await desk.TrainAsync() is var job ? (job.State, job.Failure) : default));
        Assert.True(await KnowsChancesAsync());

        var card = (await desk.StateAsync()).Card!;
        Assert.Equal((1, 400, 150, 250, 320, 80), (card.Number, card.Leads, card.Won, card.Lost, card.LearnedFrom, card.HeldOut.Leads));
        Assert.InRange(card.HeldOut.Auc!.Value, 0.6, 0.95);
        Assert.Contains(card.Features.Take(3), feature => feature.Name == "Source");

        await using var db = desk.Desk.Open();
        var lead = await db.Leads.Where(l => l.Stage == Stage.Lead && l.Source == "Partner").OrderBy(l => l.Id).FirstAsync(Stop);
        var chance = (await desk.Desk.Get<LeadChance>().AskAsync(Actor.Desk, lead.Id, Stop))!;
        Assert.Equal(Math.Round(100 * chance.Probability!.Value, 1), lead.Probability);
        Assert.Contains(chance.For, reason => reason.Words.StartsWith("Source: Partner", StringComparison.Ordinal) && reason.Rate > 0.375);
        Assert.True(chance.Near!.Count > 0 && chance.For.Count <= 3 && chance.Against.Count <= 3);

        // Until then the queue offers no order by it.
        async Task<bool> KnowsChancesAsync() => (await desk.Desk.Get<WorkQueue>().AskAsync(Actor.Person(1, "Mara", Role.Rep), new QueueAsk(10), Stop)).KnowsChances;
    }

    // The same desk twice, once with everything that came after the moment of scoring: a town that tells the outcome, meetings, unsubscriptions.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Nothing_is_learned_from_what_is_dated_at_or_after_the_moment_of_scoring(int seed)
    {
        using var honest = new LearningDesk(new TestDesk());
        using var leaking = new LearningDesk(new TestDesk());
        await honest.FillAsync(60, 90, seed: seed);
        await leaking.FillAsync(60, 90, later: true, seed: seed);
        await honest.TrainAsync();
        await leaking.TrainAsync();

        // What the later events are called is known; that each lead has none of them before its moment is all there is to see of them.
        var (clean, kept) = (await honest.ModelAsync(), await leaking.ModelAsync());
        Assert.Equal(clean.Attributes.Select(one => (one.Key, string.Join(',', one.Leads), string.Join(',', one.Won))), kept.Attributes.Select(one => (one.Key, string.Join(',', one.Leads), string.Join(',', one.Won))));
        Assert.Equal((await honest.StateAsync()).Card!.HeldOut.LogLoss, (await leaking.StateAsync()).Card!.HeldOut.LogLoss, 1e-9);
    }

    [Theory]
    [InlineData(0, 0, "(0 of 40)")]
    [InlineData(12, 55, "(12 of 40 won)")]
    [InlineData(90, 3, "(3 of 40 lost)")]
    [InlineData(90, 0, "(0 of 40 lost)")]
    public async Task Below_forty_of_each_it_says_so_and_gives_no_number(int won, int lost, string words)
    {
        using var desk = new LearningDesk(new TestDesk());
        await desk.FillAsync(won, lost, open: 1);
        Assert.Contains(words, (await desk.Desk.Get<TrainPrediction>().RunAsync(LearningDesk.Marketer, Stop)).Outcome.Refusal, StringComparison.Ordinal);
        Assert.Contains(words, (await desk.StateAsync()).NotEnough, StringComparison.Ordinal);
        await using var db = desk.Desk.Open();
        var chance = (await desk.Desk.Get<LeadChance>().AskAsync(Actor.Desk, await db.Leads.Select(lead => lead.Id).FirstAsync(Stop), Stop))!;
        Assert.Null(chance.Probability);
        Assert.Contains(words, chance.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Learning_twice_at_once_is_one_job_and_a_later_one_has_to_be_no_worse()
    {
        using var desk = new LearningDesk(new TestDesk());
        await desk.FillAsync(60, 90);
        var train = desk.Desk.Get<TrainPrediction>();
        Assert.Equal((await train.RunAsync(LearningDesk.Marketer, Stop)).JobId, (await train.RunAsync(LearningDesk.Marketer, Stop)).JobId);
        await desk.Desk.Get<JobRunner>().RunNextAsync(Stop);
        await desk.TrainAsync();

        // From the same leads the same is learned, which is no worse.
        var state = await desk.StateAsync();
        Assert.Equal([(2, true), (1, false)], state.Versions.Select(version => (version.Card.Number, version.IsInUse)));
        Assert.Equal(Outcome.Done, await desk.Desk.Get<RestorePrediction>().RunAsync(LearningDesk.Marketer, 1, Stop));
        Assert.Equal([false, true], (await desk.StateAsync()).Versions.Select(version => version.IsInUse));
        Assert.Contains("in use already", (await desk.Desk.Get<RestorePrediction>().RunAsync(LearningDesk.Marketer, 1, Stop)).Refusal, StringComparison.Ordinal);
        Assert.Contains("no prediction 9", (await desk.Desk.Get<RestorePrediction>().RunAsync(LearningDesk.Marketer, 9, Stop)).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outcome_that_changed_and_a_lead_that_was_erased_count_as_they_are_now()
    {
        using var desk = new LearningDesk(new TestDesk());
        await desk.FillAsync(60, 90);
        await desk.TrainAsync();
        await using var db = desk.Desk.Open();
        var ids = await db.Leads.Where(lead => lead.Stage == Stage.Lost).OrderBy(lead => lead.Id).Select(lead => lead.Id).Take(3).ToListAsync(Stop);
        Assert.Equal(Outcome.Done, (await desk.Desk.Get<DeleteLeads>().RunAsync(Actor.Desk, LeadChoice.Of(ids[0]), Stop)).Outcome);
        await db.Leads.Where(lead => lead.Id == ids[1]).ExecuteUpdateAsync(set => set.SetProperty(lead => lead.Stage, Stage.Recycled), Stop);
        await db.Leads.Where(lead => lead.Id == ids[2]).ExecuteUpdateAsync(set => set.SetProperty(lead => lead.Stage, Stage.Customer), Stop);
        await desk.TrainAsync();
        Assert.Equal((61, 87), (await desk.StateAsync()).Versions[0].Card is var card ? (card.Won, card.Lost) : default);
    }

    // What was learned with it stays as it was until the next learning, and goes on foretelling the others.
    [Fact]
    public async Task A_lead_that_was_erased_is_gone_from_what_is_learned_next()
    {
        using var desk = new LearningDesk(new TestDesk());
        await desk.FillAsync(60, 90, open: 1);
        await desk.TrainAsync();
        await using var db = desk.Desk.Open();
        var id = await db.Leads.Where(lead => lead.Stage == Stage.Customer).Select(lead => lead.Id).FirstAsync(Stop);
        Assert.Equal(Outcome.Done, (await desk.Desk.Get<DeleteLeads>().RunAsync(Actor.Desk, LeadChoice.Of(id), Stop)).Outcome);
        desk.Desk.Clock.Now += TimeSpan.FromDays(31);
        Assert.Equal(1, await desk.Desk.Get<PurgeDeleted>().RunAsync(Actor.Desk, Stop));
        Assert.Equal(60, (await desk.StateAsync()).Card!.Won);
        Assert.Null(await desk.Desk.Get<LeadChance>().AskAsync(Actor.Desk, id, Stop));
        Assert.NotNull((await desk.Desk.Get<LeadChance>().AskAsync(Actor.Desk, await db.Leads.Where(lead => lead.Stage == Stage.Lead).Select(lead => lead.Id).FirstAsync(Stop), Stop))!.Probability);
        await desk.TrainAsync();
        Assert.Equal((59, 90), (await desk.StateAsync()).Versions[0].Card is var card ? (card.Won, card.Lost) : default);
    }

    [Fact]
    public async Task What_is_dated_in_the_future_has_not_happened()
    {
        using var desk = new LearningDesk(new TestDesk());
        await desk.FillAsync(60, 90, open: 1);
        await desk.TrainAsync();
        await using var db = desk.Desk.Open();
        var lead = await db.Leads.Where(one => one.Stage == Stage.Lead).FirstAsync(Stop);
        var before = (await desk.Desk.Get<LeadChance>().AskAsync(Actor.Desk, lead.Id, Stop))!.Probability;
        var ahead = desk.Desk.Clock.Now.AddYears(40);
        db.Events.Add(new() { Lead = lead, Type = "demo-requested", EventKey = "ahead", OccurredAt = ahead, ReceivedAt = desk.Desk.Clock.Now });
        db.Leads.Add(new() { LastName = "From the future", CreatedAt = ahead, UpdatedAt = ahead, Source = "Partner" });
        await db.SaveChangesAsync(Stop);
        Assert.Equal(before, (await desk.Desk.Get<LeadChance>().AskAsync(Actor.Desk, lead.Id, Stop))!.Probability);
        await desk.TrainAsync();
        Assert.Equal((60, 90), (await desk.StateAsync()).Versions[0].Card is var card ? (card.Won, card.Lost) : default);
    }

    [Fact]
    public async Task A_protected_attribute_stays_out_until_an_admin_lets_it_in_with_a_reason()
    {
        using var desk = new LearningDesk(new TestDesk());
        await desk.FillAsync(60, 90);
        await using var db = desk.Desk.Open();
        await db.Leads.ExecuteUpdateAsync(set => set.SetProperty(lead => lead.AgeBand, lead => lead.Source == "Partner" ? "30-39" : "40-49"), Stop);
        await desk.TrainAsync();
        Assert.Contains((await desk.StateAsync()).Card!.LeftOut, one => one.Key == "ageBand" && one.Why.Contains("protected", StringComparison.Ordinal));

        var take = desk.Desk.Get<TakeAttributeIn>();
        Assert.Contains("only an admin", (await take.RunAsync(LearningDesk.Marketer, "ageBand", "Travel insurance is priced by age", Stop)).Refusal, StringComparison.Ordinal);
        Assert.Contains("10 to 1,000", (await take.RunAsync(Actor.Desk, "ageBand", "why not", Stop)).Refusal, StringComparison.Ordinal);
        Assert.Contains("never learned from", (await take.RunAsync(Actor.Desk, "email", "Because we can do it", Stop)).Refusal, StringComparison.Ordinal);
        Assert.Equal(Outcome.Done, await take.RunAsync(Actor.Desk, "ageBand", "Travel insurance is priced by age", Stop));
        await desk.TrainAsync();
        Assert.Contains((await desk.StateAsync()).Versions[0].Card.Features, one => one.Key == "ageBand");
    }

    [Fact]
    public async Task It_learns_anew_when_the_last_time_is_a_week_ago_and_not_before_a_person_began()
    {
        using var desk = new LearningDesk(new TestDesk());
        await desk.FillAsync(60, 90);
        var due = desk.Desk.Get<RetrainWhenDue>();
        Assert.False(await due.RunAsync(Actor.Desk, Stop));
        await desk.TrainAsync();
        Assert.False(await due.RunAsync(Actor.Desk, Stop));
        desk.Desk.Clock.Now += TimeSpan.FromDays(8);
        Assert.True(await due.RunAsync(Actor.Desk, Stop));
        Assert.False(await due.RunAsync(Actor.Desk, Stop));
    }

    [Theory]
    [InlineData(Role.Rep, false, false)]
    [InlineData(Role.Manager, true, false)]
    [InlineData(Role.Marketer, true, true)]
    [InlineData(Role.Admin, true, true)]
    public async Task Who_sees_models_sees_what_was_learned_and_who_edits_them_learns(Role role, bool sees, bool trains)
    {
        using var desk = new LearningDesk(new TestDesk());
        await desk.FillAsync(60, 90);
        var actor = Actor.Person(5, "Someone", role);
        Assert.Equal(sees, await desk.Desk.Get<FindPrediction>().AskAsync(actor, Stop) is not null);
        Assert.Equal(trains, (await desk.Desk.Get<TrainPrediction>().RunAsync(actor, Stop)).Outcome.Succeeded);
        Assert.Equal(trains, !(await desk.Desk.Get<RestorePrediction>().RunAsync(actor, 1, Stop)).Refusal!.StartsWith("Only", StringComparison.Ordinal));
        Assert.Equal(trains, (await desk.Desk.Get<TakeAttributeIn>().RunAsync(actor, "city", "Known from the first form", Stop)).Succeeded);
    }
}
