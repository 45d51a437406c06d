using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Forms;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Exchange.Imports;
using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Exchange.Imports;

/// <summary>What a file says of consent is kept with the lead in the file's words, as what was ticked in a form is.</summary>
public sealed class ImportConsentTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Each_answer_is_kept_once_in_the_words_of_the_file_and_gone_with_the_import(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        await desk.ImportAsync("Id,Email,Email consent\n1,ann@acme.example,Opted in\n2,ben@acme.example,no\n3,eve@acme.example,\n");
        var again = await desk.ImportAsync("Id,Email,Email consent\n1,ann@acme.example,Opted in\n2,ben@acme.example,no\n3,eve@acme.example,perhaps\n");
        Assert.Equal((0, 0, 3), (again.Created, again.Updated, again.Unchanged));

        var withdrawn = await desk.ImportAsync("Id,Email,Email consent\n1,ann@acme.example,withdrawn\n");
        var leads = await desk.LeadsAsync();
        Assert.Equal([(false, "Email consent: withdrawn"), (true, "Email consent: Opted in")], await ConsentsAsync(desk, leads[0].Id));
        Assert.Equal([(false, "Email consent: no")], await ConsentsAsync(desk, leads[1].Id));
        Assert.Empty(await ConsentsAsync(desk, leads[2].Id));
        Assert.Equal([true, true, false], leads.Select(lead => lead.DoNotEmail));

        await desk.Desk.Get<UndoImport>().RunAsync(ImportDesk.Marketer, withdrawn.Id, Stop);
        await desk.Desk.Get<JobRunner>().RunNextAsync(Stop);
        Assert.Equal([(true, "Email consent: Opted in")], await ConsentsAsync(desk, leads[0].Id));
        Assert.False((await desk.LeadsAsync())[0].DoNotEmail);
    }

    [Fact]
    public async Task A_lead_that_keeps_saying_otherwise_gets_no_consent_from_a_file_that_only_fills()
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        await desk.ImportAsync("Id,Email,Email consent\n1,ann@acme.example,no\n");
        await desk.ImportAsync("Id,Email,Email consent\n1,ann@acme.example,yes\n", mapping => mapping with { Known = KnownLeadPolicy.Fill });

        var lead = (await desk.LeadsAsync()).Single();
        Assert.True(lead.DoNotEmail);
        Assert.Equal([(false, "Email consent: no")], await ConsentsAsync(desk, lead.Id));
    }

    [Fact]
    public async Task A_row_that_brings_consent_and_a_stage_brings_both()
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        await desk.ImportAsync("Id,Email,Outcome\n1,ann@acme.example,recycled\n");
        await desk.ImportAsync("Id,Email,Email consent,Outcome\n1,ann@acme.example,yes,engaged\n", mapping => mapping with { Known = KnownLeadPolicy.Overwrite });

        var lead = (await desk.LeadsAsync()).Single();
        Assert.Equal([(true, "Email consent: yes")], await ConsentsAsync(desk, lead.Id));
        Assert.Equal(Stage.Engaged, lead.Stage);
    }

    [Fact]
    public async Task A_new_lead_that_a_file_names_twice_is_asked_once_and_takes_the_second_rows_stage()
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        await desk.ImportAsync("Id,Email,Email consent,Stage\n1,ann@acme.example,yes,\n1,ann@acme.example,yes,Recycled\n");

        var lead = (await desk.LeadsAsync()).Single();
        Assert.Equal([(true, "Email consent: yes")], await ConsentsAsync(desk, lead.Id));
        Assert.Equal(Stage.Recycled, lead.Stage);
    }

    private static async Task<IEnumerable<(bool, string)>> ConsentsAsync(ImportDesk desk, long leadId) =>
        (await desk.Desk.Get<LeadConsents>().AskAsync(Actor.Desk, leadId, Stop))!.Select(consent => (consent.HasAgreed, consent.Words));
}
