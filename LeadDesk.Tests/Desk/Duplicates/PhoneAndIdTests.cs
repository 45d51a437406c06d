using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Duplicates;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Duplicates;

public sealed class PhoneAndIdTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Phones_and_ids_are_found_however_they_are_written_in_both_ways_of_searching(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        Add(desk, "+49 30 1234567", null, "CRM-1");
        Add(desk, "030 1234567", "Germany", "other");
        Add(desk, "0049301234567", "Austria", null);
        Add(desk, "030 1234567", "France", null);
        Add(desk, null, null, "crm 1");
        Add(desk, null, null, "C-R-M 1");

        await desk.Get<FollowDuplicates>().RunAsync(Actor.Desk, Stop);
        Assert.Equal(["1-2", "1-3", "1-5", "2-3"], await PairsAsync(desk));
        await SearchAsync(desk);

        // The oddest spelling is found when all are read, and stays when its lead is looked at again.
        Assert.Equal(["1-2", "1-3", "1-5", "1-6", "2-3", "5-6"], await PairsAsync(desk));
        await DueAsync(desk, 6);
        Assert.Equal(["1-2", "1-3", "1-5", "1-6", "2-3", "5-6"], await PairsAsync(desk));
        var hint = await desk.Get<KnownLeads>().AskAsync(Actor.Desk, new Dictionary<string, string?> { ["externalId"] = "CRM1", ["phone"] = "1234" }, Stop);
        Assert.Equal([1L, 5], hint.Select(lead => lead.Id).Order());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Leads_that_were_saved_with_other_keys_get_the_new_ones_once(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        Assert.Null(await desk.Get<RenewKeys>().RunAsync(Actor.Desk, Stop));
        Add(desk, "+45 12 34 56 78", null, null);
        Add(desk, "12345678", null, null);
        await using var db = desk.Open();
        await db.Leads.Where(lead => lead.Id == 1).ExecuteUpdateAsync(set => set.SetProperty(lead => lead.MatchPhone, "512345678"), Stop);
        await desk.Get<FollowDuplicates>().RunAsync(Actor.Desk, Stop);
        Assert.Empty(await PairsAsync(desk));

        Assert.NotNull(await desk.Get<RenewKeys>().RunAsync(Actor.Desk, Stop));
        Assert.True(await desk.Get<JobRunner>().RunNextAsync(Stop));

        Assert.Equal(["1-2"], await PairsAsync(desk));
        Assert.Equal("12345678", await db.Leads.Where(lead => lead.Id == 1).Select(lead => lead.MatchPhone).SingleAsync(Stop));
        Assert.Null(await desk.Get<RenewKeys>().RunAsync(Actor.Desk, Stop));
        Assert.Null(await desk.Get<RenewKeys>().RunAsync(desk.AddPerson("Mara", Role.Rep), Stop));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Who_is_like_a_merged_lead_is_like_its_survivor(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (a, b) = (Add(desk, "+49 30 1234567", null, "CRM-1"), Add(desk, "+49 89 7654321", null, "other"));
        var c = Add(desk, "030 1234567", "Germany", null);
        await desk.Get<FollowDuplicates>().RunAsync(Actor.Desk, Stop);
        Assert.Equal(["1-3"], await PairsAsync(desk));

        var merged = await desk.Get<MergeLeads>().RunAsync(Actor.Desk, b, a, [], Stop);
        await desk.Get<FollowDuplicates>().RunAsync(Actor.Desk, Stop);
        Assert.Equal(["2-3"], await PairsAsync(desk));
        Assert.Contains("merged into one of the two", (await desk.Get<DuplicateList>().AskAsync(Actor.Desk, false, 0, 10, Stop)).Rows.Single().Reasons, StringComparison.Ordinal);
        Add(desk, null, null, "crm 1");
        await desk.Get<FollowDuplicates>().RunAsync(Actor.Desk, Stop);
        Assert.Equal(["2-3", "2-4"], await PairsAsync(desk));
        desk.Clock.Now += TimeSpan.FromMinutes(1);
        await SearchAsync(desk);
        Assert.Equal(["2-3", "2-4"], await PairsAsync(desk));

        Assert.True((await desk.Get<UndoMerge>().RunAsync(Actor.Desk, merged.MergeId, Stop)).Outcome.Succeeded);
        desk.Clock.Now += TimeSpan.FromMinutes(1);
        await desk.Get<FollowDuplicates>().RunAsync(Actor.Desk, Stop);
        Assert.Equal(["1-3", "1-4"], await PairsAsync(desk));
        Assert.Equal(3, c);
    }

    private static long Add(TestDesk desk, string? phone, string? country, string? externalId)
    {
        using var db = desk.Open();
        var lead = new Lead { Phone = phone, Country = country, ExternalId = externalId, CreatedAt = desk.Clock.Now };
        db.Leads.Add(lead);
        db.SaveChanges();
        return lead.Id;
    }

    private static async Task DueAsync(TestDesk desk, long id)
    {
        desk.Clock.Now += TimeSpan.FromMinutes(1);
        await using var db = desk.Open();
        await db.Leads.Where(lead => lead.Id == id).ExecuteUpdateAsync(set => set.SetProperty(lead => lead.MatchDue, true), Stop);
        Assert.True(await desk.Get<FollowDuplicates>().RunAsync(Actor.Desk, Stop));
    }

    private static async Task SearchAsync(TestDesk desk)
    {
        await desk.Get<StartJob>().RunAsync(Actor.Desk, JobKind.Duplicates, SearchInput.Now, Stop);
        Assert.True(await desk.Get<JobRunner>().RunNextAsync(Stop));
    }

    private static async Task<List<string>> PairsAsync(TestDesk desk) =>
        [.. (await desk.Get<DuplicateList>().AskAsync(Actor.Desk, false, 0, 100, Stop)).Rows.Select(row => $"{row.One.Id}-{row.Other.Id}").Order()];
}
