using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Duplicates;

/// <summary>A desk with leads that have some of everything, by chance.</summary>
internal sealed class MergeDesk : IDisposable
{
    private static readonly string[] Facets = ["money/budget", "people/buyer", "problem/pain", "time/timeline"];
    private static readonly string[] Tags = ["fair", "warm", "spring"];
    private static readonly Stage[] Stages = [Stage.Lead, Stage.Engaged, Stage.Mql, Stage.Sal, Stage.Sql, Stage.Recycled];

    public MergeDesk(DatabaseProvider provider, PostgresServer postgres)
    {
        Desk = TestDesk.On(provider, postgres);
        Boss = Desk.AddPerson("Ruth", Role.Manager);
        Rep = Desk.AddPerson("Mara", Role.Rep);
    }

    public TestDesk Desk { get; }
    public Actor Boss { get; }
    public Actor Rep { get; }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public T Get<T>() where T : notnull => Desk.Get<T>();

    /// <summary>Leads of which each has rows in most tables that know leads.</summary>
    public async Task<List<long>> FillAsync(Random random, int many)
    {
        var ids = new List<long>();

        for (var i = 0; i < many; i++)
        {
            ids.Add(Add(random, i));
            await WorkAsync(random, ids[^1]);
        }

        return ids;
    }

    public void Dispose() => Desk.Dispose();

    private long Add(Random random, int number)
    {
        using var db = Desk.Open();
        var now = Desk.Clock.Now;
        var lead = new Lead { LastName = $"Name{number % 2}", FirstName = Maybe("Ann"), Email = Maybe($"person{number}@acme.example"), Phone = Maybe("+40722123456"), ExternalId = Maybe($"X-{number}"), City = Maybe($"City{number}"), OwnerId = random.Next(2) == 0 ? Rep.UserId : null, DoNotCall = random.Next(2) == 0, CreatedAt = now, UpdatedAt = now };
        lead.Account = random.Next(3) == 0 ? null : new Account { Name = $"Acme {random.Next(3)}", CreatedAt = now };
        lead.Tags.AddRange(Tags.Where(_ => random.Next(2) == 0).Select(name => new LeadTag { Name = name }));
        db.Leads.Add(lead);
        db.StageChanges.Add(lead.Enter(Stages[random.Next(Stages.Length)], "test", null, now, null));
        db.Events.AddRange(Enumerable.Range(0, random.Next(4)).Select(i => new EngagementEvent { Lead = lead, Type = "pricing-viewed", EventKey = $"{number}-{i}", OccurredAt = now.AddHours(-i), ReceivedAt = now }));
        db.SaveChanges();
        db.QueueTurns.Add(new() { UserId = Rep.UserId!.Value, LeadId = lead.Id, At = now });
        db.QueueSkips.Add(new() { UserId = Rep.UserId!.Value, LeadId = lead.Id, Until = now });
        db.Notifications.Add(new() { UserId = Rep.UserId!.Value, LeadId = lead.Id, Kind = "test", Title = "Look", At = now });
        db.SaveChanges();
        return lead.Id;

        string? Maybe(string text) => random.Next(2) == 0 ? text : null;
    }

    private async Task WorkAsync(Random random, long id)
    {
        foreach (var facet in Facets.Where(_ => random.Next(2) == 0))
        {
            Desk.Clock.Now = Desk.Clock.Now.AddMinutes(1);
            await Get<AnswerQuestion>().RunAsync(Boss, id, new(facet, AnswerStatus.Claimed, null, null, null, null, 0), Stop);
        }

        await Get<AddNote>().RunAsync(Boss, id, "Noted", Stop);
        await Get<LeadDesk.Core.Desk.Tasks.AddTask>().RunAsync(Boss, id, "Call", Desk.Clock.Now.AddDays(random.Next(5)), Stop);

        if (random.Next(2) == 0)
        {
            await Get<LeadDesk.Core.Desk.Scoring.OverrideGrade>().RunAsync(Boss, id, new(Cell.Parse("A1"), "Known well", Desk.Clock.Now.AddDays(7)), null, Stop);
        }
    }
}
