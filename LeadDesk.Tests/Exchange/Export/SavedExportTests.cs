using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Exchange.Export;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Exchange.Export;

public sealed class SavedExportTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task It_sends_only_what_is_new_or_changed_in_its_columns(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var marketer = desk.AddPerson("Mara", Role.Marketer);
        var ann = desk.AddLead("Ann", Cell.Parse("A1"));
        desk.AddLead("Bob", Cell.Parse("B1"));
        var id = await desk.SaveAsync(marketer, ExportDesk.Weekly);

        Assert.Equal(["Ann", "Bob"], await desk.NamesAsync(marketer, id));
        Assert.Empty(await desk.NamesAsync(marketer, id));

        desk.AddLead("Cy", Cell.Parse("C1"));
        await desk.Get<EditLead>().RunAsync(marketer, ann, [new("city", "", "Hull")], Stop);
        Assert.Equal(["Cy"], await desk.NamesAsync(marketer, id));

        await desk.Get<EditLead>().RunAsync(marketer, ann, [new("lastName", "Ann", "Anna")], Stop);
        Assert.Equal(["Anna"], await desk.NamesAsync(marketer, id));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task By_itself_it_goes_out_once_to_its_addresses_and_its_folder(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var marketer = desk.AddPerson("Mara", Role.Marketer);
        desk.AddLead("Ann", Cell.Parse("A1"));
        await desk.SaveAsync(marketer, ExportDesk.Weekly with { Rhythm = ExportRhythm.Daily, At = new(10, 0), MailTo = "sales@desk.example, boss@desk.example", ToFolder = true });

        Assert.Equal(0, await desk.Get<RunDueExports>().RunAsync(Actor.Desk, Stop));
        desk.Clock.Now = desk.Clock.Now.AddHours(30);
        Assert.Equal(1, await desk.Get<RunDueExports>().RunAsync(Actor.Desk, Stop));
        Assert.Equal(0, await desk.Get<RunDueExports>().RunAsync(Actor.Desk, Stop));
        await desk.Get<JobRunner>().RunNextAsync(Stop);

        await using var db = desk.Open();
        var entry = await db.Exports.SingleAsync(Stop);
        Assert.Equal((1L, "Mara"), (entry.Rows, entry.By));
        var mails = await db.Outbox.OrderBy(mail => mail.To).ToListAsync(Stop);
        Assert.Equal(["boss@desk.example", "sales@desk.example"], mails.Select(mail => mail.To));
        Assert.All(mails, mail => Assert.Equal((entry.StoredName, entry.FileName), (mail.AttachedFile, mail.AttachedAs)));
        Assert.Equal("Weekly MQLs 2026-03-03 1500.xlsx", entry.FileName);
        Assert.Equal([entry.FileName], Directory.GetFiles(desk.Get<ExportFolder>().Delivered).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_whose_owner_left_or_may_not_any_more_stops_and_can_be_taken_over(bool leaves)
    {
        using var desk = new TestDesk();
        var (marketer, admin) = (desk.AddPerson("Mara", Role.Marketer), desk.AddPerson("Ada", Role.Admin));
        var id = await desk.SaveAsync(marketer, ExportDesk.Weekly with { Rhythm = ExportRhythm.Weekly, MailTo = "sales@desk.example" });
        await using var db = desk.Open();
        await db.Users.Where(user => user.Id == marketer.UserId).ExecuteUpdateAsync(set => set
            .SetProperty(user => user.DisabledAt, leaves ? desk.Clock.Now : null).SetProperty(user => user.Role, leaves ? Role.Marketer : Role.Rep), Stop);
        desk.Clock.Now = desk.Clock.Now.AddDays(8);

        Assert.Equal(0, await desk.Get<RunDueExports>().RunAsync(Actor.Desk, Stop));

        Assert.Empty(await db.Jobs.ToListAsync(Stop));
        var told = await db.Notifications.SingleAsync(Stop);
        Assert.Equal((admin.UserId, "export-stopped"), (told.UserId, told.Kind));
        Assert.StartsWith("Its owner, Mara,", (await db.ExportDefinitions.SingleAsync(Stop)).Stopped, StringComparison.Ordinal);
        Assert.Equal(Outcome.Done, await desk.Get<TakeOverExport>().RunAsync(admin, id, Stop));
        desk.Clock.Now = desk.Clock.Now.AddDays(8);
        Assert.Equal(1, await desk.Get<RunDueExports>().RunAsync(Actor.Desk, Stop));
    }

    [Fact]
    public async Task A_file_can_be_fetched_for_thirty_days_by_those_it_concerns()
    {
        using var desk = new TestDesk();
        var (mara, max, ada) = (desk.AddPerson("Mara", Role.Marketer), desk.AddPerson("Max", Role.Marketer), desk.AddPerson("Ada", Role.Admin));
        desk.AddLead("Ann", Cell.Parse("A1"));
        var id = await desk.SaveAsync(mara, ExportDesk.Weekly with { IsShared = false });
        await desk.NamesAsync(mara, id);
        await using var db = desk.Open();
        var entry = (await db.Exports.SingleAsync(Stop)).Id;

        Assert.True((await desk.Get<FetchExport>().RunAsync(mara, entry, Stop)).Outcome.Succeeded);
        Assert.True((await desk.Get<FetchExport>().RunAsync(ada, entry, Stop)).Outcome.Succeeded);
        Assert.Equal("There is no such file, or it is not yours to fetch.", (await desk.Get<FetchExport>().RunAsync(max, entry, Stop)).Outcome.Refusal);
        Assert.False((await desk.Get<FetchExport>().RunAsync(Actor.Person(9, "Rex", Role.Rep), entry, Stop)).Outcome.Succeeded);
        desk.Clock.Now = desk.Clock.Now.AddDays(31);
        await desk.Get<ForgetExports>().RunAsync(Actor.Desk, Stop);
        Assert.StartsWith("The file is not kept any more", (await desk.Get<FetchExport>().RunAsync(mara, entry, Stop)).Outcome.Refusal, StringComparison.Ordinal);
        Assert.False((await desk.Get<ExportList>().AskAsync(mara, Stop)).Past.Single().CanFetch);
    }

    [Fact]
    public async Task Admins_are_told_of_a_large_one()
    {
        using var desk = new TestDesk();
        var (mara, ada) = (desk.AddPerson("Mara", Role.Marketer), desk.AddPerson("Ada", Role.Admin));
        var names = Enumerable.Range(1, 5).Select(at => $"Lead {at}").ToList();
        names.ForEach(name => desk.AddLead(name, Cell.Worst));

        await desk.Get<ExportMqls>().RunAsync(mara, new(), ExportFormat.Csv, null, new MemoryStream(), Stop);

        await using var db = desk.Open();
        Assert.Equal((ada.UserId, "Mara took 5 rows out of the desk"), (await db.Notifications.SingleAsync(Stop)) is var told ? (told.UserId, told.Title) : default);
    }

    [Fact]
    public async Task German_CSV_is_what_a_German_spreadsheet_reads()
    {
        using var desk = new TestDesk();
        var marketer = desk.AddPerson("Mara", Role.Marketer);
        desk.AddLead("Ann; \"x\"", Cell.Parse("A1"), lastSignalAt: new(2026, 3, 1, 8, 30, 0, TimeSpan.Zero));
        var id = await desk.SaveAsync(marketer, new() { Name = "DACH", IsCsv = true, Language = "de", Columns = ["name", "score", "lastSignal", "gone"] });

        var lines = (await desk.TextAsync(marketer, id)).Split("\r\n");

        Assert.Equal("Name;Punkte;Letztes Signal (UTC)", lines[0].TrimStart('\uFEFF'));
        Assert.Equal("\"Ann; \"\"x\"\"\";50;01.03.2026 08:30:00", lines[1]);
    }

    [Fact]
    public async Task Somebody_elses_is_run_and_not_changed_and_of_two_who_change_one_the_later_is_told()
    {
        using var desk = new TestDesk();
        var (mara, max) = (desk.AddPerson("Mara", Role.Marketer), desk.AddPerson("Max", Role.Marketer));
        var id = await desk.SaveAsync(mara, ExportDesk.Weekly);

        Assert.StartsWith("This export is somebody else’s", (await desk.Get<SaveExport>().RunAsync(max, ExportDesk.Weekly with { Id = id, Seen = 1 }, Stop)).Outcome.Refusal, StringComparison.Ordinal);
        Assert.False((await desk.Get<DeleteExport>().RunAsync(max, id, Stop)).Succeeded);
        Assert.False((await desk.Get<TakeOverExport>().RunAsync(max, id, Stop)).Succeeded);
        Assert.True((await desk.Get<StartExport>().RunAsync(max, id, Stop)).Outcome.Succeeded);
        var seen = (await desk.Get<ExportSheet>().AskAsync(mara, id, Stop))!.Export!.Version;
        Assert.Null((await desk.Get<SaveExport>().RunAsync(mara, ExportDesk.Weekly with { Id = id, Seen = seen, Name = "Daily" }, Stop)).Outcome.Refusal);
        Assert.StartsWith("Somebody else changed this export", (await desk.Get<SaveExport>().RunAsync(mara, ExportDesk.Weekly with { Id = id, Seen = seen }, Stop)).Outcome.Refusal, StringComparison.Ordinal);
        Assert.True((await desk.Get<DeleteExport>().RunAsync(mara, id, Stop)).Succeeded);
    }
}
