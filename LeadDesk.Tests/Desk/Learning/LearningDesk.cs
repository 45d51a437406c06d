using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Learning;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Learning;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Learning;

/// <summary>A desk whose leads from partners, and those who asked for a demo, are won more often; what was written down later tells the outcome.</summary>
internal sealed class LearningDesk(TestDesk desk) : IDisposable
{
    public static readonly Actor Marketer = Actor.Person(1, "Mara", Role.Marketer);
    public static readonly DateTimeOffset Start = new(2025, 9, 1, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public TestDesk Desk { get; } = desk;

    /// <param name="later">Whether events and edits from after the moment of scoring are there, too.</param>
    public async Task FillAsync(int won, int lost, int open = 0, bool later = false, int seed = 1)
    {
        var random = new Random(seed);
        await using var db = Desk.Open();
        var outcomes = Enumerable.Repeat<bool?>(true, won).Concat(Enumerable.Repeat<bool?>(false, lost)).Concat(Enumerable.Repeat<bool?>(null, open)).OrderBy(_ => random.Next()).ToList();

        foreach (var (i, outcome) in outcomes.Index())
        {
            var born = Start.AddHours(i);
            var lead = new Lead { LastName = $"Lead {i}", CreatedAt = born, UpdatedAt = born, Source = random.NextDouble() < (outcome == true ? 0.6 : 0.2) ? "Partner" : "Ads", City = $"City {random.Next(5)}", Visits = random.Next(9) };
            db.Leads.Add(lead);
            var demos = random.NextDouble() < (outcome == true ? 0.5 : 0.1) ? 1 : 0;
            db.Events.AddRange(Enumerable.Range(0, demos).Select(_ => Event(lead, "demo-requested", born.AddHours(1), $"{seed}-{i}")));

            if (outcome is not { } isWon)
            {
                continue;
            }

            db.StageChanges.Add(lead.Enter(Stage.Mql, "desk", null, born.AddDays(1), null));
            db.StageChanges.Add(lead.Enter(isWon ? Stage.Customer : Stage.Lost, "rep", null, born.AddDays(9), "because"));

            if (later)
            {
                AddLater(db, lead, isWon, born, $"{seed}-{i}");
            }
        }

        await db.SaveChangesAsync(Stop);
    }

    public async Task<JobProgress> TrainAsync()
    {
        var (outcome, id) = await Desk.Get<TrainPrediction>().RunAsync(Marketer, Stop);
        Assert.Equal(Outcome.Done, outcome);
        Assert.True(await Desk.Get<JobRunner>().RunNextAsync(Stop));
        return (await Desk.Get<FindJob>().RunAsync(Marketer, id, Stop))!;
    }

    public async Task<PredictionState> StateAsync() => (await Desk.Get<FindPrediction>().AskAsync(Marketer, Stop))!;

    public async Task<PredictiveModel> ModelAsync()
    {
        await using var db = Desk.Open();
        return PredictiveModel.FromJson((await db.LearnedModels.SingleAsync(model => model.IsInUse, Stop)).Model);
    }

    public void Dispose() => Desk.Dispose();

    // Contracts are signed and cities corrected after the hand-over: an edit by a person, whose history says what was there before.
    private static void AddLater(LeadDb db, Lead lead, bool won, DateTimeOffset born, string key)
    {
        var (city, after) = (lead.City, won ? "Contract town" : "Nowhere");
        lead.City = after;
        db.FieldChanges.Add(new() { Lead = lead, Field = "city", Before = city, After = after, At = born.AddDays(2), ById = 7, By = "Rep" });
        db.Events.Add(Event(lead, won ? "demo-requested" : "bounced", born.AddDays(1), key + "-at"));
        db.Events.Add(Event(lead, won ? "meeting" : "unsubscribed", born.AddDays(8), key + "-later"));
    }

    private static EngagementEvent Event(Lead lead, string type, DateTimeOffset at, string key) => new() { Lead = lead, Type = type, EventKey = $"{type}-{key}", OccurredAt = at, ReceivedAt = at };
}
