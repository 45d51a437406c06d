using LeadDesk.Core.Data;
using LeadDesk.Core.Exchange.Imports;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Exchange.Imports;

/// <summary>Files as they come out of other systems; read where they lie, so skipped where they do not.</summary>
public sealed class RealFileTests(PostgresServer postgres)
{
    [Fact]
    public async Task Seven_thousand_real_leads_go_in_whole()
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        var id = await UploadAsync(desk, "x_education/leads.csv");
        var look = await desk.LookAsync(id);
        Assert.Equal(
            ["externalId", "new", "origin", "source", "doNotEmail", "doNotCall", "outcome", "visits", "timeOnSite", "pagesPerVisit", "new", "country"],
            look.Mapping.Columns.Take(12).Select(column => column.Target));
        Assert.Equal((FieldType.Number, "consumer", "occupation"), (look.Mapping.Columns[1].NewField!.Type, look.Mapping.Market, look.Mapping.Columns[14].Target));

        await desk.StartAsync(id, look.Mapping);
        var progress = await desk.RunAsync(id);
        Assert.Equal((7392, 0, 0), (progress.Created, progress.Refused, progress.ErrorCount));
        await using var db = desk.Desk.Open();
        Assert.Equal((2877, 4515), (
            await db.Leads.CountAsync(lead => lead.Stage == Stage.Customer, TestContext.Current.CancellationToken),
            await db.Leads.CountAsync(lead => lead.Stage == Stage.Lost, TestContext.Current.CancellationToken)));
        Assert.DoesNotContain(await db.CustomFields.ToListAsync(TestContext.Current.CancellationToken), field => field.Choices.Contains("Select"));
        Assert.Equal(27, (await db.CustomFields.SingleAsync(field => field.Key == "tags", TestContext.Current.CancellationToken)).Choices.Count + 1);
    }

    [Theory]
    [InlineData("fixture_hubspot_contacts.csv", 3, 0)]
    [InlineData("fixture_pipedrive_leads_semicolon_bom.csv", 1, 1)]
    [InlineData("fixture_salesforce_api_leads.csv", 2, 0)]
    [InlineData("fixture_salesforce_report_leads_cp1252.csv", 2, 0)]
    [InlineData("fixture_zoho_leads.csv", 2, 0)]
    public async Task Exports_of_other_systems_go_in_as_they_are(string name, int created, int refused)
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        var id = await UploadAsync(desk, "crm_export_headers/" + name);
        await desk.StartAsync(id);
        var progress = await desk.RunAsync(id);
        Assert.Equal((created, refused), (progress.Created, progress.Refused));
    }

    private static async Task<long> UploadAsync(ImportDesk desk, string file)
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("LEADDESK_DATA") ?? Path.Combine(Root(), "..", "shared", "data"), file);
        Assert.SkipUnless(File.Exists(path), $"{file} is not on this machine; LEADDESK_DATA names its folder.");
        await using var content = File.OpenRead(path);
        var (outcome, id) = await desk.Desk.Get<UploadFile>().RunAsync(ImportDesk.Marketer, content, file, TestContext.Current.CancellationToken);
        Assert.Null(outcome.Refusal);
        return id;
    }

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../.."));
}
