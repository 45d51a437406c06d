using System.Text;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Exchange.Imports;
using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Exchange.Imports;

public sealed class ImportTests(PostgresServer postgres)
{
    private const string People = "Id,First name,Last name,Email,Company,Industry,Employees,Colour,Converted\n" +
        "1,Ann,Lee,ann@acme.example,Acme,Toys,120,red,1\n2,Bob,Ray,bob@acme.example,Acme,Toys,120,blue,0\n3,Eve,Sun,eve@gmail.com,,,,red,\n";

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Rows_become_leads_with_accounts_outcomes_and_custom_fields(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        var progress = await desk.ImportAsync(People, mapping => mapping with { Source = "Fair", Tags = ["spring"] });
        Assert.Equal((3, 0, 0, 0), (progress.Created, progress.Updated, progress.Refused, progress.ErrorCount));
        Assert.Equal((JobState.Finished, 3, 3), (progress.Job!.State, progress.Job.Done, progress.Job.Total));

        var leads = await desk.LeadsAsync();
        Assert.Equal(["Ann Lee", "Bob Ray", "Eve Sun"], leads.Select(lead => lead.FullName));
        Assert.Equal([Stage.Customer, Stage.Lost, Stage.Lead], leads.Select(lead => lead.Stage));
        Assert.Equal(["red", "blue", "red"], leads.Select(lead => lead.Custom["colour"].Text));
        Assert.Equal(["Acme", "Acme", null], leads.Select(lead => lead.Account?.Name));
        Assert.Equal(("acme.example", "Toys", 120), (leads[0].Account!.Domain, leads[0].Account!.Industry, leads[0].Account!.Employees));
        Assert.Equal(leads[0].AccountId, leads[1].AccountId);
        Assert.All(leads, lead => Assert.Equal(("Fair", "spring", "business"), (lead.Source, lead.Tags.Single().Name, lead.Market)));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_known_external_id_or_email_updates_its_lead_and_remembers_what_was_there(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        await desk.ImportAsync(People);
        var again = await desk.ImportAsync("Id,Email,First name,Last name\n1,,Anna,\n,BOB@acme.example,Bobby,\n3,,Eve,Sun\n3,,Eva,\n");
        Assert.Equal((0, 3, 1, 0), (again.Created, again.Updated, again.Unchanged, again.Refused));

        var leads = await desk.LeadsAsync();
        Assert.Equal(["Anna Lee", "Bobby Ray", "Eva Sun"], leads.Select(lead => lead.FullName));
        await using var db = desk.Desk.Open();
        Assert.Equal("firstName Ann Anna", await db.FieldChanges.Where(change => change.LeadId == leads[0].Id && !change.Field.StartsWith(FieldChange.RowPrefix)).Select(change => $"{change.Field} {change.Before} {change.After}").SingleAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_bad_value_is_left_out_and_a_row_without_identity_is_refused_and_both_are_reported(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        var progress = await desk.ImportAsync($"Id,Email,Visits,Close date,City\n1,a@b,many,soon,{new string('x', 2001)}\n,a@b,,,\n3,ü@bücher.de,5,2024-02-29,Ulm\n4,\0,,,\n5,d@e.fr,1,,,extra\n",
            mapping => mapping with { Columns = [.. mapping.Columns.Select(column => column.Column == "Visits" ? new ColumnMapping("Visits", "visits") : column.Column == "Close date" ? new ColumnMapping("Close date", "closeDate") : column)] });

        Assert.Equal((2, 3), (progress.Created, progress.Refused));
        Assert.Equal([(2, "Email"), (2, "Visits"), (2, "Close date"), (2, "City"), (3, "Email"), (3, null), (5, null), (6, null)], progress.FirstErrors.Select(error => (error.Line, error.Column)));
        var leads = await desk.LeadsAsync();
        Assert.Equal(["1", "3"], leads.Select(lead => lead.ExternalId));
        Assert.Equal((null, "ü@xn--bcher-kva.de", 5, new DateOnly(2024, 2, 29)), (leads[0].Email, leads[1].EmailKey, leads[1].Visits, leads[1].CloseDate));
    }

    [Fact]
    public async Task The_error_rows_come_back_as_a_file_that_calculates_nothing()
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        var progress = await desk.ImportAsync("Id,Email,Notes\n,a@b,\"=1+1, or so\"\n2,x@y.example,fine\n");
        using var file = new MemoryStream();
        Assert.Null((await desk.Desk.Get<ImportErrorFile>().RunAsync(ImportDesk.Marketer, progress.Id, file, TestContext.Current.CancellationToken)).Refusal);
        var lines = Encoding.UTF8.GetString(file.ToArray()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Id,Email,Notes,LeadDesk line,LeadDesk reason", lines[0]);
        Assert.StartsWith(",a@b,\"'=1+1, or so\",2,", lines[1], StringComparison.Ordinal);
        Assert.Equal(2, lines.Length);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_cancelled_import_keeps_what_is_in_and_resumes_behind_it(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        var id = await desk.UploadAsync(Many(1200));
        await desk.StartAsync(id);
        using (desk.Desk.Get<Core.Desk.Live.LeadHub>().Listen(_ => desk.Desk.Get<CancelImport>().RunAsync(ImportDesk.Marketer, id, TestContext.Current.CancellationToken).GetAwaiter().GetResult()))
        {
            var cancelled = await desk.RunAsync(id);
            Assert.Equal((JobState.Cancelled, 500, 500, true), (cancelled.Job!.State, cancelled.Created, cancelled.Job.Done, cancelled.CanResume));
        }

        Assert.Null((await desk.Desk.Get<ResumeImport>().RunAsync(ImportDesk.Marketer, id, TestContext.Current.CancellationToken)).Refusal);
        var whole = await desk.RunAsync(id);
        Assert.Equal((JobState.Finished, 1200, 0, 0), (whole.Job!.State, whole.Created, whole.Updated, whole.Unchanged));
        Assert.Equal(1200, (await desk.LeadsAsync()).Count);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_app_that_dies_in_the_middle_leaves_whole_chunks_and_goes_on_after_the_restart(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        var id = await desk.UploadAsync(Many(1200));
        await desk.StartAsync(id);
        using var stop = new CancellationTokenSource();

        // Stops while the second chunk is written, as a kill would.
        using (desk.Desk.Get<Core.Desk.Live.LeadHub>().Listen(_ => stop.Cancel()))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => desk.Desk.Get<JobRunner>().RunNextAsync(stop.Token));
        }

        Assert.Equal(500, (await desk.LeadsAsync()).Count);
        var after = await desk.RunAsync(id);
        Assert.Equal((JobState.Finished, 1200, 0), (after.Job!.State, after.Created, after.Unchanged));
        Assert.Equal(1200, (await desk.LeadsAsync()).Count);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Undo_takes_new_leads_away_and_gives_changed_fields_back_but_keeps_what_somebody_worked_on(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        await desk.ImportAsync(People);
        var second = await desk.ImportAsync("Id,First name,Last name,City,Company,Converted\n1,Anna,Leigh,Rome,New Co,0\n8,New,One,,Gone Ltd,\n9,New,Two,,Kept Ltd,\n");
        await using (var db = desk.Desk.Open())
        {
            var ann = await db.Leads.SingleAsync(lead => lead.ExternalId == "1", TestContext.Current.CancellationToken);
            ann.City = "Milan";
            var worked = await db.Leads.SingleAsync(lead => lead.ExternalId == "9", TestContext.Current.CancellationToken);
            db.FieldChanges.Add(new FieldChange { Lead = worked, Field = "city", After = "Bonn", At = desk.Desk.Clock.Now, By = "Rita" });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Null((await desk.Desk.Get<UndoImport>().RunAsync(ImportDesk.Marketer, second.Id, TestContext.Current.CancellationToken)).Outcome.Refusal);
        var undone = await desk.RunAsync(second.Id);
        Assert.Equal((JobState.Undone, JobState.Finished), (undone.Job!.State, undone.Undo!.State));

        // Back: first name, last name and company of Ann, who stayed a customer. Kept: her city, and the lead with a change of Rita's.
        Assert.Equal((1, 3, 2), (undone.Removed, undone.Restored, undone.Kept));
        var leads = await desk.LeadsAsync();
        Assert.Equal(["1", "2", "3", "9"], leads.Select(lead => lead.ExternalId));
        Assert.Equal(("Ann Lee", "Milan", "Acme", Stage.Customer), (leads[0].FullName, leads[0].City, leads[0].Account!.Name, leads[0].Stage));
        await using var fresh = desk.Desk.Open();
        Assert.Equal(["Acme", "Kept Ltd"], await fresh.Accounts.OrderBy(account => account.Name).Select(account => account.Name).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_preview_says_what_each_row_will_become_and_writes_nothing()
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        await desk.ImportAsync(People);
        var look = await desk.LookAsync(await desk.UploadAsync("Id,Email\n1,\n7,\n7,\n,a@b\n"));
        Assert.Equal([(true, null), (false, null), (true, null), (false, false)], look.Preview.Select(row => (row.LeadId is not null, row.Refusal is null ? (bool?)null : false)));
        Assert.Equal(3, (await desk.LeadsAsync()).Count);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("Id,Email\n", "no rows")]
    [InlineData("\n\n", "Nothing is written")]
    public async Task A_file_without_rows_is_refused_and_not_kept(string text, string words)
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        var (outcome, id) = await desk.Desk.Get<UploadFile>().RunAsync(ImportDesk.Marketer, new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv", TestContext.Current.CancellationToken);
        Assert.Contains(words, outcome.Refusal, StringComparison.Ordinal);
        Assert.Equal(0, id);
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(501, false)]
    public async Task Three_hundred_columns_are_fine_and_more_than_five_hundred_are_refused(int columns, bool fine)
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        var text = "Id," + string.Join(',', Enumerable.Range(2, columns - 1).Select(n => $"C{n}")) + "\n1," + string.Join(',', Enumerable.Range(2, columns - 1)) + "\n";
        var (outcome, id) = await desk.Desk.Get<UploadFile>().RunAsync(ImportDesk.Marketer, new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv", TestContext.Current.CancellationToken);
        Assert.Equal(fine, outcome.Succeeded);

        if (fine)
        {
            await desk.StartAsync(id);
            Assert.Equal(1, (await desk.RunAsync(id)).Created);
        }
    }

    [Fact]
    public async Task A_rep_may_not_import()
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        var rep = Actor.Person(2, "Rita", Role.Rep);
        var (outcome, _) = await desk.Desk.Get<UploadFile>().RunAsync(rep, new MemoryStream([65]), "x.csv", TestContext.Current.CancellationToken);
        Assert.False(outcome.Succeeded);
        Assert.Empty(await desk.Desk.Get<ListImports>().RunAsync(rep, TestContext.Current.CancellationToken));
    }

    private static string Many(int rows) => "Id,First name,Score me\n" + string.Join('\n', Enumerable.Range(1, rows).Select(n => $"{n},Name {n},{n % 7}"));
}
