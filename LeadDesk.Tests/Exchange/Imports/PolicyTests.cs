using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Calendars;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Exchange.Imports;
using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Exchange.Imports;

public sealed class PolicyTests(PostgresServer postgres)
{
    private const string First = "Id,First name,City,Company,Stage\n1,Ann,,Old Ltd,lead\n2,Bob,Rome,,lead\n", Second = "Id,First name,City,Company,Stage\n1,Anna,Bonn,New Ltd,engaged\n2,Rob,Bern,Late Ltd,lead\n3,Cy,Oslo,,lead\n";

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(KnownLeadPolicy.Overwrite, false, "Anna Bonn New Ltd engaged, Rob Bern Late Ltd lead, Cy Oslo  lead")]
    [InlineData(KnownLeadPolicy.Overwrite, true, "Ann Bonn New Ltd engaged, Bob Bern Late Ltd lead, Cy Oslo  lead")]
    [InlineData(KnownLeadPolicy.Fill, false, "Ann Bonn Old Ltd lead, Bob Rome Late Ltd lead, Cy Oslo  lead")]
    [InlineData(KnownLeadPolicy.Skip, false, "Ann  Old Ltd lead, Bob Rome  lead, Cy Oslo  lead")]
    public async Task Known_leads_become_what_the_policy_says(KnownLeadPolicy policy, bool keepsNames, string expected)
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        await desk.ImportAsync(First);

        await desk.ImportAsync(Second, mapping => mapping with
        {
            Known = policy,
            Columns = [.. mapping.Columns.Select(column => column with { OnlyFills = keepsNames && column.Target == "firstName" })],
        });

        Assert.Equal(expected, string.Join(", ", (await desk.LeadsAsync()).Select(lead => $"{lead.FirstName} {lead.City} {lead.Account?.Name} {lead.Stage.Key}")));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_dry_run_says_what_the_import_then_does_and_writes_nothing(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        await desk.ImportAsync(First);
        var id = await desk.UploadAsync(Second + "3,Cyrus,,,\n,,,Nobody Ltd,\n");
        var mapping = (await desk.LookAsync(id)).Mapping;
        var before = await FullDesk.PictureAsync(desk.Desk);

        var (outcome, tried) = await desk.Desk.Get<TryImport>().RunAsync(ImportDesk.Marketer, id, mapping, null, Stop);

        Assert.Null(outcome.Refusal);
        Assert.Equal(["New 1", "Update 2", "Duplicate 1", "Refused 1"], tried!.Kinds.Select(kind => $"{kind.Name} {kind.Rows}"));
        Assert.All(tried.Kinds, kind => Assert.Equal(kind.Rows, kind.Samples.Count));
        Assert.Equal(before, await FullDesk.PictureAsync(desk.Desk));
        await desk.StartAsync(id, mapping);
        var done = await desk.RunAsync(id);
        Assert.Equal((1, 3, 1), (done.Created, done.Updated, done.Refused));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_paused_import_waits_until_it_is_let_go_on(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        var id = await desk.UploadAsync("Id,First name\n" + string.Join('\n', Enumerable.Range(1, 1200).Select(row => $"{row},N{row}")));
        await desk.StartAsync(id);

        using (desk.Desk.Get<LeadHub>().Listen(_ => Assert.Null(desk.Desk.Get<PauseImport>().RunAsync(ImportDesk.Marketer, id, Stop).GetAwaiter().GetResult().Refusal)))
        {
            var paused = await desk.RunAsync(id);
            Assert.Equal((JobState.Paused, 500, true, false), (paused.Job!.State, paused.Created, paused.CanResume, paused.CanPause));
        }

        Assert.False(await desk.Desk.Get<JobRunner>().RunNextAsync(Stop));
        Assert.NotNull((await desk.Desk.Get<PauseImport>().RunAsync(ImportDesk.Marketer, id, Stop)).Refusal);
        Assert.Null((await desk.Desk.Get<ResumeImport>().RunAsync(ImportDesk.Marketer, id, Stop)).Refusal);
        Assert.Equal((JobState.Finished, 1200), (await desk.RunAsync(id)) is { } whole ? (whole.Job!.State, whole.Created) : default);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Without_clocks_nothing_of_the_file_is_promised_and_what_comes_later_is(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        await desk.Desk.Get<SeedCalendars>().RunAsync(Actor.Desk, cancellationToken: Stop);
        await desk.Desk.Get<SeedPolicies>().RunAsync(Stop);
        var file = "Id,First name,Stage\n1,Ann,mql\n2,Bob,sal\n";
        await desk.ImportAsync(file, mapping => mapping with { Promises = false });
        await desk.ImportAsync("Id,First name,Stage\n3,Cy,mql\n", mapping => mapping with { Promises = true });

        await desk.Desk.Get<FollowClocks>().RunAsync(Actor.Desk, Stop);

        await using var db = desk.Desk.Open();
        var promised = await db.Clocks.Join(db.Leads, clock => clock.LeadId, lead => lead.Id, (clock, lead) => lead.ExternalId).Distinct().ToListAsync(Stop);
        Assert.Equal(["3"], promised);
        Assert.All(await db.Leads.Where(lead => lead.ExternalId != "3").ToListAsync(Stop), lead => Assert.Null(lead.RespondBy));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Before_an_undo_is_said_what_was_touched_since(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        await FullDesk.FillAsync(desk.Desk);
        var import = await desk.ImportAsync(FullDesk.File);
        var untouched = await desk.Desk.Get<TouchedSince>().RunAsync(ImportDesk.Marketer, import.Id, Stop);
        Assert.Equal((2, 0, 0, 0), (untouched!.Removed, untouched.KeptLeads, untouched.KeptChanges, untouched.Touched.Count));

        await using (var db = desk.Desk.Open())
        {
            var leads = await db.Leads.ToDictionaryAsync(lead => lead.ExternalId!, Stop);
            leads["1"].FirstName = "Agnes";
            db.Activities.Add(new() { Lead = leads["21"], Kind = Core.Leads.ActivityKind.Call, At = desk.Desk.Clock.Now, By = "Rita", ById = 1 });
            await db.SaveChangesAsync(Stop);
        }

        var before = await FullDesk.PictureAsync(desk.Desk);
        var touched = await desk.Desk.Get<TouchedSince>().RunAsync(ImportDesk.Marketer, import.Id, Stop);

        Assert.Equal((1, 1, 1), (touched!.Removed, touched.KeptLeads, touched.KeptChanges));
        Assert.Equal(["New One", "Agnes Stern"], touched.Touched.Select(lead => lead.Name));
        Assert.Equal(before, await FullDesk.PictureAsync(desk.Desk));
    }
}
