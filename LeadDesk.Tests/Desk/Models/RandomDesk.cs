using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Scoring;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Models;

/// <summary>Fills a desk with random models and leads in every state: pinned, disqualified, recycled, held back, handed over, closed and deleted.</summary>
internal sealed class RandomDesk(TestDesk desk, int seed)
{
    private static readonly Stage[] Stages = [Stage.Lead, Stage.Lead, Stage.Engaged, Stage.Engaged, Stage.Mql, Stage.Sal, Stage.Recycled, Stage.Customer, Stage.Lost, Stage.Disqualified];

    private readonly Random random = new(seed);
    private readonly RandomModels models = new(seed);

    /// <summary>The version in use that the draft would replace; null for a model that is new.</summary>
    public int? Published { get; private set; }
    public int RepId { get; private set; }

    /// <summary>How far back the lives of leads are spread; 0 leaves all their events in the last days.</summary>
    public int EventDays { get; init; }

    /// <summary>Everybody is rated by the models in use, as the desk does.</summary>
    /// <returns>The draft's version id.</returns>
    public async Task<int> FillAsync(int leads, CancellationToken cancellationToken)
    {
        RepId = desk.AddPerson("Rita", Role.Rep).UserId!.Value;
        var before = models.Model() with { AppliesTo = Condition() };
        var draft = random.Next(4) switch
        {
            0 => before with { AppliesTo = Condition() },
            1 => before with { Levels = new(60, 30, 10), Grades = new(60, 40, 20) },
            _ => models.Model() with { AppliesTo = Condition() },
        };

        await using (var db = desk.Open())
        {
            var (first, second) = (NewModel("One", random.Next(1, 4)), NewModel("Two", 2));
            second.Versions.Add(Version(1, models.Model() with { AppliesTo = Condition() }, ModelState.Published));

            if (seed % 4 > 0)
            {
                first.Versions.Add(Version(1, before, ModelState.Published));
            }

            first.Versions.Add(Version(2, draft, ModelState.Draft));
            db.ScoringModels.AddRange(first, second);
            await db.SaveChangesAsync(cancellationToken);
            Published = first.Versions.Find(version => version.State == ModelState.Published)?.Id;
            AddLeads(db, leads);
            await db.SaveChangesAsync(cancellationToken);
            db.Jobs.Add(new Job { Kind = JobKind.Rescore, Input = new RescoreInput(Quiet: seed % 3 == 0).ToJson(), CreatedAt = desk.Clock.Now, By = "test" });
            await db.SaveChangesAsync(cancellationToken);
            await desk.Get<JobRunner>().RunNextAsync(cancellationToken);
            return first.Versions[^1].Id;
        }
    }

    private static ScoringModel NewModel(string name, int order) => new() { Name = name, Order = order, CreatedAt = RandomModels.Now };

    private static ScoringModelVersion Version(int number, ModelDefinition definition, ModelState state) =>
        new() { Number = number, State = state, Definition = ModelJson.Write(definition), Author = "test", CreatedAt = RandomModels.Now };

    private void AddLeads(LeadDb db, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var created = RandomModels.Now.AddMinutes(-random.Next(60 * 1440));
            var lead = new Lead
            {
                LastName = $"Lead {i}",
                JobTitle = Pick(["CEO", "Head of IT", "Student", null]),
                Country = Pick(["Germany", "France", null]),
                Account = random.Next(3) == 0 ? null : new Account { Name = $"Company {i}", Employees = random.Next(1000) },
                OwnerId = random.Next(3) == 0 ? RepId : null,
                CreatedAt = created,
                UpdatedAt = created,
                IsHeldBack = random.Next(12) == 0,
            };
            db.Leads.Add(lead);
            AddHistory(db, lead, created);

            var back = TimeSpan.FromDays(EventDays == 0 ? 0 : random.Next(EventDays));

            foreach (var signal in models.Signals())
            {
                db.Events.Add(new EngagementEvent { Lead = lead, Type = signal.Type, OccurredAt = signal.At - back, ReceivedAt = signal.At - back, Subject = signal.Subject, Campaign = signal.Campaign });
            }
        }
    }

    private void AddHistory(LeadDb db, Lead lead, DateTimeOffset created)
    {
        var stage = EventDays > 0 && random.Next(4) == 0 ? Stage.Customer : Pick(Stages);
        var since = created.AddMinutes(random.Next((int)(RandomModels.Now - created).TotalMinutes + 1));

        if (stage != Stage.Lead)
        {
            db.StageChanges.Add(lead.Enter(Stage.Engaged, "test", null, created, null));
            db.StageChanges.Add(lead.Enter(stage, "test", null, since, null));
        }

        if (EventDays > 0 && stage == Stage.Recycled && random.Next(2) == 0)
        {
            since = since.AddMinutes(random.Next((int)(RandomModels.Now - since).TotalMinutes + 1));
            db.StageChanges.Add(lead.Enter(Pick([Stage.Engaged, Stage.Mql, Stage.Lost]), "test", null, since, null));
        }

        if (stage == Stage.Mql && random.Next(4) > 0)
        {
            lead.PromiseBy(RandomModels.Now.AddHours(random.Next(200)));
        }

        if (lead.Stage == Stage.Recycled && random.Next(2) == 0)
        {
            lead.RestsUntil = RandomModels.Now.AddHours(random.Next(1, 200));
        }

        if (random.Next(10) == 0)
        {
            lead.Pin(Pick(Cell.All), RandomModels.Now.AddHours(random.Next(-20, 100)));
        }

        if (random.Next(4) == 0)
        {
            db.FieldChanges.Add(new FieldChange { Lead = lead, Field = "country", Before = Pick(["Germany", null]), After = lead.Country, At = since, By = "test" });
        }

        if (random.Next(15) == 0)
        {
            lead.Delete("test", RandomModels.Now);
        }
    }

    private Condition? Condition() => random.Next(4) switch
    {
        0 => null,
        1 => Model.Test("country", TestOperator.IsNotEmpty),
        2 => Model.Is("country", "Germany"),
        _ => Model.Test("employees", TestOperator.AtLeast, "300"),
    };

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
