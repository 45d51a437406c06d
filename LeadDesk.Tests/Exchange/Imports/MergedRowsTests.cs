using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Duplicates;
using LeadDesk.Core.Leads;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Exchange.Imports;

/// <summary>Other systems go on sending rows about leads that have become a part of another one here.</summary>
public sealed class MergedRowsTests(PostgresServer postgres)
{
    private const string People = "Id,First name,Last name,Email,City\n1,Ann,Lee,ann@acme.example,Ulm\n2,Ann,Lee,ann.lee@acme.example,\n3,A.,Lee,lee@acme.example,\n";

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_row_about_a_merged_lead_goes_to_the_one_that_it_became_a_part_of(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        await desk.ImportAsync(People);
        var leads = await desk.LeadsAsync();
        await MergeAsync(desk, leads[1], leads[2]);
        await MergeAsync(desk, leads[0], leads[1]);

        var again = await desk.ImportAsync("Id,Email,Job title,City\n3,,Buyer,\n,ann.lee@acme.example,,Bonn\n2,,,Bern\n");
        Assert.Equal((0, 3, 0, 0), (again.Created, again.Updated, again.Refused, again.ErrorCount));
        var survivor = Assert.Single(await desk.LeadsAsync());
        Assert.Equal(("1", "Buyer", "Bern"), (survivor.ExternalId, survivor.JobTitle, survivor.City));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_living_lead_with_the_same_mail_comes_before_a_merged_one(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        await desk.ImportAsync(People);
        var leads = await desk.LeadsAsync();
        await MergeAsync(desk, leads[0], leads[1]);
        await using (var db = desk.Desk.Open())
        {
            var third = await db.Leads.SingleAsync(lead => lead.Id == leads[2].Id, Stop);
            third.Email = "ann.lee@acme.example";
            await db.SaveChangesAsync(Stop);
        }

        var again = await desk.ImportAsync("Email,City\nann.lee@acme.example,Bonn\n");
        Assert.Equal((0, 1, 0), (again.Created, again.Updated, again.Refused));
        Assert.Equal(["Ulm", "Bonn"], (await desk.LeadsAsync()).Select(lead => lead.City));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_row_about_a_lead_whose_survivor_was_deleted_is_refused(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        await desk.ImportAsync(People);
        var leads = await desk.LeadsAsync();
        await MergeAsync(desk, leads[0], leads[1]);
        await using (var db = desk.Desk.Open())
        {
            (await db.Leads.SingleAsync(lead => lead.Id == leads[0].Id, Stop)).Delete("Ruth", desk.Desk.Clock.Now);
            await db.SaveChangesAsync(Stop);
        }

        var again = await desk.ImportAsync("Id,City\n2,Bonn\n");
        Assert.Equal((0, 0, 1), (again.Created, again.Updated, again.Refused));
    }

    private static async Task MergeAsync(ImportDesk desk, Lead survivor, Lead merged)
    {
        var done = await desk.Desk.Get<MergeLeads>().RunAsync(Core.Team.Actor.Person(1, "Ruth", Core.Team.Role.Admin), survivor.Id, merged.Id, [], Stop);
        Assert.Null(done.Outcome.Refusal);
    }
}
