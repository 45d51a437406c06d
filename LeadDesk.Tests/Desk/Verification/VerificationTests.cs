using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Desk.Verification;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Leads.Verification;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadDesk.Tests.Desk.Verification;

public sealed class VerificationTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_person_confirms_a_lead_and_takes_it_back(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var rep = desk.AddPerson("Mara", Role.Rep);
        var id = desk.AddLead("Asdfgh", new Cell('A', 1), rep.UserId);
        Assert.Equal(40, (await LeadAsync(desk, id)).Suspicion);

        Assert.Null((await desk.Get<ConfirmReal>().RunAsync(rep, id, isReal: true, Stop)).Refusal);
        var confirmed = await LeadAsync(desk, id);
        Assert.Equal((0, "Mara", desk.Clock.Now), (confirmed.Suspicion, confirmed.ConfirmedRealBy, confirmed.ConfirmedRealAt));
        Assert.Contains("confirmed on 2026-03-02 already", (await desk.Get<ConfirmReal>().RunAsync(rep, id, isReal: true, Stop)).Refusal, StringComparison.Ordinal);
        Assert.Equal(40, (await desk.Get<LeadDoubts>().AskAsync(rep, id, Stop))!.Found.Score);

        Assert.Null((await desk.Get<ConfirmReal>().RunAsync(rep, id, isReal: false, Stop)).Refusal);
        Assert.Equal((40, null), ((await LeadAsync(desk, id)).Suspicion, (await LeadAsync(desk, id)).ConfirmedRealBy));
        Assert.NotNull((await desk.Get<ConfirmReal>().RunAsync(rep, id, isReal: false, Stop)).Refusal);
        var told = (await desk.Get<LeadTimeline>().AskAsync(rep, id, TimelineSide.Ours, 0, 10, Stop))!.Entries.Select(entry => entry.Text).ToList();
        Assert.Contains("Confirmed as a real person", told);
        Assert.Contains("Not sure after all whether this is a real person", told);
        await using var db = desk.Open();
        Assert.Equal(2, await db.Audit.CountAsync(entry => entry.Subject == "Asdfgh", Stop));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Suspicion_lowers_the_score_until_a_person_confirms(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        await desk.Get<SeedModels>().RunAsync(Actor.Desk, Stop);
        var admin = desk.AddPerson("Ada", Role.Admin);
        var good = await AddAsync(desk, admin, "Archer", "ann@acme.example");
        var doubtful = await AddAsync(desk, admin, "Asdfgh", "x@mailinator.com");
        Assert.True((await LeadAsync(desk, doubtful)).Fit < (await LeadAsync(desk, good)).Fit);

        Assert.Null((await desk.Get<ConfirmReal>().RunAsync(admin, doubtful, isReal: true, Stop)).Refusal);

        Assert.Equal((await LeadAsync(desk, good)).Fit, (await LeadAsync(desk, doubtful)).Fit);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Leads_from_before_and_those_of_another_list_are_verified_by_a_job(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var admin = desk.AddPerson("Ada", Role.Admin);
        var ids = new List<long>();

        for (var i = 0; i < 5; i++)
        {
            ids.Add(await AddAsync(desk, admin, "Archer", $"ann{i}@throw.example", "089 9276413"));
        }

        Assert.Null(await desk.Get<FollowVerification>().RunAsync(Actor.Desk, Stop));
        await using (var db = desk.Open())
        {
            await db.Leads.ExecuteUpdateAsync(set => set.SetProperty(lead => lead.Suspicion, (int?)null).SetProperty(lead => lead.PhoneE164, (string?)null), Stop);
        }

        var job = await RunJobAsync(desk);
        Assert.Equal((JobState.Finished, 5, 5), (job.State, job.Done, job.Total));
        Assert.All(ids, id => Assert.Equal((0, "+49899276413"), Look(desk, id)));

        Assert.True(DisposableDomains.TryRead(["throw.example"], "other", out var other).Succeeded);
        desk.Get<DisposableShelf>().Now = other;
        await RunJobAsync(desk);
        Assert.All(ids, id => Assert.Equal((70, "+49899276413"), Look(desk, id)));
        Assert.Null(await desk.Get<FollowVerification>().RunAsync(Actor.Desk, Stop));
    }

    [Fact]
    public async Task The_file_is_read_again_when_it_changes_and_a_broken_one_changes_nothing()
    {
        var path = Path.Combine(Path.GetTempPath(), $"leaddesk-domains-{Guid.NewGuid():N}.txt");
        var shelf = new DisposableShelf();
        var read = new ReadDisposable(new() { DisposableFile = path }, shelf, NullLogger<ReadDisposable>.Instance);

        try
        {
            await read.RunAsync(Stop);
            Assert.Contains("is not there", read.Problem, StringComparison.Ordinal);

            await File.WriteAllTextAsync(path, "throw.example\n", Stop);
            await read.RunAsync(Stop);
            Assert.Null(read.Problem);
            Assert.True(shelf.Now.Contains("throw.example"));

            await File.WriteAllTextAsync(path, "<html>this is no list</html>", Stop);
            await read.RunAsync(Stop);
            Assert.Contains("Line 1 is no domain", read.Problem, StringComparison.Ordinal);
            Assert.True(shelf.Now.Contains("throw.example"));

            await File.WriteAllBytesAsync(path, [0xc3, 0x28, 0x0a], Stop);
            await read.RunAsync(Stop);
            Assert.Contains("no text in UTF-8", read.Problem, StringComparison.Ordinal);

            await File.WriteAllTextAsync(path, "other.example\nthrow.example\n", Stop);
            await read.RunAsync(Stop);
            Assert.Null(read.Problem);
            Assert.True(shelf.Now.Contains("other.example"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<Job> RunJobAsync(TestDesk desk)
    {
        Assert.NotNull(await desk.Get<FollowVerification>().RunAsync(Actor.Desk, Stop));
        while (await desk.Get<JobRunner>().RunNextAsync(Stop))
        {
        }

        await using var db = desk.Open();
        return await db.Jobs.OrderByDescending(job => job.Id).FirstAsync(Stop);
    }

    private static async Task<long> AddAsync(TestDesk desk, Actor actor, string name, string email, string? phone = null) =>
        (await desk.Get<CreateLead>().RunAsync(actor, new Dictionary<string, string?> { ["lastName"] = name, ["email"] = email, ["phone"] = phone, ["country"] = "Germany", ["jobTitle"] = "Head of Sales" }, Guid.NewGuid(), Stop)).LeadId;

    private static (int?, string?) Look(TestDesk desk, long id)
    {
        using var db = desk.Open();
        var lead = db.Leads.Single(one => one.Id == id);
        return (lead.Suspicion, lead.PhoneE164);
    }

    private static async Task<Lead> LeadAsync(TestDesk desk, long id)
    {
        await using var db = desk.Open();
        return await db.Leads.SingleAsync(lead => lead.Id == id, Stop);
    }
}
