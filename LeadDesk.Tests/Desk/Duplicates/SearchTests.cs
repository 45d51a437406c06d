using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Duplicates;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Duplicates;

public sealed class SearchTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Both_ways_of_searching_find_the_same_pairs(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var manager = desk.AddPerson("Ruth", Role.Manager);
        Fill(desk);

        Assert.True(await desk.Get<FollowDuplicates>().RunAsync(Actor.Desk, Stop));
        Assert.False(await desk.Get<FollowDuplicates>().RunAsync(Actor.Desk, Stop));
        var followed = await ShownAsync(desk, manager);
        await using var db = desk.Open();
        await db.DuplicatePairs.ExecuteDeleteAsync(Stop);
        await db.Leads.ExecuteUpdateAsync(set => set.SetProperty(lead => lead.MatchMail, (string?)null).SetProperty(lead => lead.MatchDue, true), Stop);
        await SearchAsync(desk, manager);

        Assert.Equal(followed, await ShownAsync(desk, manager));
        Assert.Equal(["1-2", "3-4", "5-6"], followed.Select(pair => pair.Split(' ')[0]).Order());
        Assert.False(await db.Leads.AnyAsync(lead => lead.MatchDue, Stop));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_pair_set_apart_stays_so_and_one_that_is_none_any_more_goes(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var manager = desk.AddPerson("Ruth", Role.Manager);
        Fill(desk);
        await SearchAsync(desk, manager);
        var apart = (await desk.Get<DuplicateList>().AskAsync(manager, false, 0, 10, Stop)).Rows.Single(row => row.One.Id == 1);
        Assert.True((await desk.Get<DismissPair>().RunAsync(manager, apart.Id, Stop)).Succeeded);
        await using (var db = desk.Open())
        {
            (await db.Leads.SingleAsync(lead => lead.Id == 4, Stop)).Phone = null;
            await db.SaveChangesAsync(Stop);
        }

        desk.Clock.Now += TimeSpan.FromMinutes(1);
        await desk.Get<FollowDuplicates>().RunAsync(Actor.Desk, Stop);
        Assert.Equal(["5-6"], (await ShownAsync(desk, manager)).Select(pair => pair.Split(' ')[0]));
        await SearchAsync(desk, manager);
        Assert.Equal(["5-6"], (await ShownAsync(desk, manager)).Select(pair => pair.Split(' ')[0]));
        Assert.Equal("Ruth", (await desk.Get<DuplicateList>().AskAsync(manager, true, 0, 10, Stop)).Rows.Single().DismissedBy);
        await desk.Get<DismissPair>().TakeBackAsync(manager, apart.Id, Stop);
        Assert.Equal(2, (await ShownAsync(desk, manager)).Count);
    }

    [Fact]
    public async Task Twenty_thousand_leads_with_one_address_are_all_in_the_list()
    {
        using var desk = new TestDesk();
        var manager = desk.AddPerson("Ruth", Role.Manager);
        await using (var db = desk.Open())
        {
            db.Leads.AddRange(Enumerable.Range(0, 20_000).Select(i => new Lead { LastName = "Same", Email = "same@acme.example", CreatedAt = desk.Clock.Now }));
            await db.SaveChangesAsync(Stop);
        }

        await SearchAsync(desk, manager);

        Assert.Equal((30 * 29 / 2) + 19_970, (await desk.Get<DuplicateList>().AskAsync(manager, false, 0, 1, Stop)).Total);
    }

    [Fact]
    public async Task A_rep_is_shown_pairs_of_leads_that_the_rep_sees_only()
    {
        using var desk = new TestDesk();
        var (manager, rep) = (desk.AddPerson("Ruth", Role.Manager), desk.AddPerson("Mara", Role.Rep));
        Fill(desk, manager.UserId);
        await SearchAsync(desk, manager);

        Assert.Empty(await ShownAsync(desk, rep));
        Assert.False((await desk.Get<DismissPair>().RunAsync(rep, 1, Stop)).Succeeded);
        Assert.Equal(0, (await desk.Get<StartJob>().RunAsync(rep, JobKind.Duplicates, SearchInput.Now, Stop)).JobId);
    }

    private static void Fill(TestDesk desk, int? owner = null)
    {
        using var db = desk.Open();
        var acme = new Account { Name = "Acme SRL", CreatedAt = desk.Clock.Now };
        Lead[] leads =
        [
            new() { FirstName = "Ann", LastName = "Archer", Email = "ann.archer@gmail.com", OwnerId = owner, CreatedAt = desk.Clock.Now },
            new() { LastName = "Archer", Email = "annarcher+x@googlemail.com", OwnerId = owner, CreatedAt = desk.Clock.Now },
            new() { FirstName = "Bob", Phone = "+40 722 123 456", OwnerId = owner, CreatedAt = desk.Clock.Now },
            new() { FirstName = "Robert", Phone = "0722-123-456", OwnerId = owner, CreatedAt = desk.Clock.Now },
            new() { FirstName = "Ștefan", LastName = "Ionescu", Account = acme, OwnerId = owner, CreatedAt = desk.Clock.Now },
            new() { FirstName = "IONESCU", LastName = "stefan", AccountName = "Acme", OwnerId = owner, CreatedAt = desk.Clock.Now },
            new() { FirstName = "Carl", LastName = "Cook", Email = "carl@north.example", OwnerId = owner, CreatedAt = desk.Clock.Now },
            new() { FirstName = "Cora", LastName = "Dean", Email = "cora@north.example", OwnerId = owner, CreatedAt = desk.Clock.Now },
        ];

        foreach (var lead in leads)
        {
            db.Leads.Add(lead);
            db.SaveChanges();
        }
    }

    private static async Task SearchAsync(TestDesk desk, Actor actor)
    {
        var (_, id) = await desk.Get<StartJob>().RunAsync(actor, JobKind.Duplicates, SearchInput.Now, Stop);
        Assert.True(await desk.Get<JobRunner>().RunNextAsync(Stop));
        Assert.Equal((JobState.Finished, null), await desk.Get<FindJob>().RunAsync(actor, id, Stop) is { } job ? (job.State, job.Failure) : default);
    }

    private static async Task<List<string>> ShownAsync(TestDesk desk, Actor actor) =>
        [.. (await desk.Get<DuplicateList>().AskAsync(actor, false, 0, 100, Stop)).Rows.Select(row => $"{row.One.Id}-{row.Other.Id} {row.Confidence:0.00} {row.Reasons}").Order()];
}
