using System.Text;
using ClosedXML.Excel;
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
    private static readonly SavedExport Weekly = new() { Name = "Weekly [MQLs]", Columns = ["name", "stage", "source"], OnlyChanged = true };

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
        var id = await SaveAsync(desk, marketer, Weekly);

        Assert.Equal(["Ann", "Bob"], await NamesAsync(desk, marketer, id));
        Assert.Empty(await NamesAsync(desk, marketer, id));

        desk.AddLead("Cy", Cell.Parse("C1"));
        await desk.Get<EditLead>().RunAsync(marketer, ann, [new("city", "", "Hull")], Stop);
        Assert.Equal(["Cy"], await NamesAsync(desk, marketer, id));

        await desk.Get<EditLead>().RunAsync(marketer, ann, [new("lastName", "Ann", "Anna")], Stop);
        Assert.Equal(["Anna"], await NamesAsync(desk, marketer, id));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task By_itself_it_goes_out_once_to_its_addresses_and_its_folder(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var marketer = desk.AddPerson("Mara", Role.Marketer);
        desk.AddLead("Ann", Cell.Parse("A1"));
        await SaveAsync(desk, marketer, Weekly with { Rhythm = ExportRhythm.Daily, At = new(10, 0), MailTo = "sales@desk.example, boss@desk.example", ToFolder = true });

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
        var id = await SaveAsync(desk, marketer, Weekly with { Rhythm = ExportRhythm.Weekly, MailTo = "sales@desk.example" });
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
    public async Task When_the_disk_takes_nothing_it_fails_in_words_and_the_same_rows_come_the_next_time()
    {
        using var desk = new TestDesk();
        var marketer = desk.AddPerson("Mara", Role.Marketer);
        desk.AddLead("Ann", Cell.Parse("A1"));
        var id = await SaveAsync(desk, marketer, Weekly);
        var folder = Path.GetDirectoryName(desk.Get<ExportFolder>().PathOf("x"))!;
        await File.WriteAllTextAsync(folder, "in the way", Stop);

        var (_, jobId) = await desk.Get<StartExport>().RunAsync(marketer, id, Stop);
        await desk.Get<JobRunner>().RunNextAsync(Stop);

        var job = (await desk.Get<FindJob>().RunAsync(marketer, jobId, Stop))!;
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("nothing counts as sent", job.Failure, StringComparison.Ordinal);
        File.Delete(folder);
        Assert.Equal(["Ann"], await NamesAsync(desk, marketer, id));
    }

    [Fact]
    public async Task A_full_disk_in_the_middle_leaves_no_trace_in_the_log()
    {
        using var desk = new TestDesk();
        desk.AddLead("Ann", Cell.Parse("A1"));
        await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

        await Assert.ThrowsAsync<IOException>(() => desk.Get<ExportMqls>().RunAsync(Actor.Desk, new(), ExportFormat.Csv, null, full, Stop));

        await using var db = desk.Open();
        Assert.Empty(await db.Exports.ToListAsync(Stop));
    }

    [Fact]
    public async Task A_cancelled_one_leaves_no_file_and_sends_the_same_rows_the_next_time()
    {
        using var desk = new TestDesk();
        var marketer = desk.AddPerson("Mara", Role.Marketer);
        desk.AddLead("Ann", Cell.Parse("A1"));
        var id = await SaveAsync(desk, marketer, Weekly);
        var (_, jobId) = await desk.Get<StartExport>().RunAsync(marketer, id, Stop);
        await using var db = desk.Open();
        await db.Jobs.Where(job => job.Id == jobId).ExecuteUpdateAsync(set => set.SetProperty(job => job.State, JobState.Running).SetProperty(job => job.CancelRequested, true), Stop);

        await desk.Get<JobRunner>().RunNextAsync(Stop);

        Assert.Equal(JobState.Cancelled, (await db.Jobs.AsNoTracking().SingleAsync(Stop)).State);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(desk.Get<ExportFolder>().PathOf("x"))!, "*.export"));
        Assert.Equal(["Ann"], await NamesAsync(desk, marketer, id));
    }

    [Fact]
    public async Task A_file_can_be_fetched_for_thirty_days_by_those_it_concerns()
    {
        using var desk = new TestDesk();
        var (mara, max, ada) = (desk.AddPerson("Mara", Role.Marketer), desk.AddPerson("Max", Role.Marketer), desk.AddPerson("Ada", Role.Admin));
        desk.AddLead("Ann", Cell.Parse("A1"));
        var id = await SaveAsync(desk, mara, Weekly with { IsShared = false });
        await NamesAsync(desk, mara, id);
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
    public async Task One_that_asks_for_a_deleted_segment_says_so_and_sends_nothing()
    {
        using var desk = new TestDesk();
        var marketer = desk.AddPerson("Mara", Role.Marketer);
        var id = await SaveAsync(desk, marketer, Weekly with { Leads = "segment=4711" });
        var (_, jobId) = await desk.Get<StartExport>().RunAsync(marketer, id, Stop);

        await desk.Get<JobRunner>().RunNextAsync(Stop);

        Assert.StartsWith("Its segment", (await desk.Get<FindJob>().RunAsync(marketer, jobId, Stop))!.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task German_CSV_is_what_a_German_spreadsheet_reads()
    {
        using var desk = new TestDesk();
        var marketer = desk.AddPerson("Mara", Role.Marketer);
        desk.AddLead("Ann; \"x\"", Cell.Parse("A1"), lastSignalAt: new(2026, 3, 1, 8, 30, 0, TimeSpan.Zero));
        var id = await SaveAsync(desk, marketer, new() { Name = "DACH", IsCsv = true, Language = "de", Columns = ["name", "score", "lastSignal", "gone"] });

        var lines = (await TextAsync(desk, marketer, id)).Split("\r\n");

        Assert.Equal("Name;Punkte;Letztes Signal (UTC)", lines[0].TrimStart('\uFEFF'));
        Assert.Equal("\"Ann; \"\"x\"\"\";50;01.03.2026 08:30:00", lines[1]);
    }

    [Theory]
    [InlineData("", "Name the export in 1 to 60 characters.")]
    [InlineData("language", "There are no headers in the language “xx”.")]
    [InlineData("zone", "“Mars/North” is no time zone")]
    [InlineData("address", "“nobody” is no e-mail address.")]
    [InlineData("nowhere", "Say where it is to go by itself")]
    public async Task What_is_wrong_is_said_before_anything_is_saved(string what, string refusal)
    {
        using var desk = new TestDesk();
        var marketer = desk.AddPerson("Mara", Role.Marketer);
        var entry = what switch
        {
            "language" => Weekly with { Language = "xx" },
            "zone" => Weekly with { Zone = "Mars/North" },
            "address" => Weekly with { MailTo = "sales@desk.example, nobody" },
            "nowhere" => Weekly with { Rhythm = ExportRhythm.Daily },
            _ => Weekly with { Name = " " },
        };

        var (outcome, id) = await desk.Get<SaveExport>().RunAsync(marketer, entry, Stop);

        Assert.StartsWith(refusal, outcome.Refusal, StringComparison.Ordinal);
        Assert.Equal(0, id);
    }

    [Fact]
    public async Task Somebody_elses_is_run_and_not_changed_and_of_two_who_change_one_the_later_is_told()
    {
        using var desk = new TestDesk();
        var (mara, max) = (desk.AddPerson("Mara", Role.Marketer), desk.AddPerson("Max", Role.Marketer));
        var id = await SaveAsync(desk, mara, Weekly);

        Assert.StartsWith("This export is somebody else’s", (await desk.Get<SaveExport>().RunAsync(max, Weekly with { Id = id, Seen = 1 }, Stop)).Outcome.Refusal, StringComparison.Ordinal);
        Assert.False((await desk.Get<DeleteExport>().RunAsync(max, id, Stop)).Succeeded);
        Assert.False((await desk.Get<TakeOverExport>().RunAsync(max, id, Stop)).Succeeded);
        Assert.True((await desk.Get<StartExport>().RunAsync(max, id, Stop)).Outcome.Succeeded);
        var seen = (await desk.Get<ExportSheet>().AskAsync(mara, id, Stop))!.Export!.Version;
        Assert.Null((await desk.Get<SaveExport>().RunAsync(mara, Weekly with { Id = id, Seen = seen, Name = "Daily" }, Stop)).Outcome.Refusal);
        Assert.StartsWith("Somebody else changed this export", (await desk.Get<SaveExport>().RunAsync(mara, Weekly with { Id = id, Seen = seen }, Stop)).Outcome.Refusal, StringComparison.Ordinal);
        Assert.True((await desk.Get<DeleteExport>().RunAsync(mara, id, Stop)).Succeeded);
    }

    private static async Task<int> SaveAsync(TestDesk desk, Actor actor, SavedExport entry)
    {
        var (outcome, id) = await desk.Get<SaveExport>().RunAsync(actor, entry, Stop);
        Assert.Null(outcome.Refusal);
        return id;
    }

    private static async Task<string> PathAsync(TestDesk desk, Actor actor, int exportId)
    {
        var (outcome, jobId) = await desk.Get<StartExport>().RunAsync(actor, exportId, Stop);
        Assert.Null(outcome.Refusal);
        await desk.Get<JobRunner>().RunNextAsync(Stop);
        Assert.Null((await desk.Get<FindJob>().RunAsync(actor, jobId, Stop))!.Failure);
        await using var db = desk.Open();
        var entry = await db.Exports.Where(entry => entry.DefinitionId == exportId).OrderByDescending(entry => entry.Id).Select(entry => entry.Id).FirstAsync(Stop);
        var (fetched, path, _) = await desk.Get<FetchExport>().RunAsync(actor, entry, Stop);
        Assert.Null(fetched.Refusal);
        return path!;
    }

    private static async Task<string> TextAsync(TestDesk desk, Actor actor, int exportId) => await File.ReadAllTextAsync(await PathAsync(desk, actor, exportId), Encoding.UTF8, Stop);

    // The sheet is called by the export, without what sheets must not be called.
    private static async Task<IReadOnlyList<string>> NamesAsync(TestDesk desk, Actor actor, int exportId)
    {
        await using var file = File.OpenRead(await PathAsync(desk, actor, exportId));
        using var workbook = new XLWorkbook(file);
        var sheet = workbook.Worksheet("Weekly MQLs");
        Assert.Equal(["Name", "Stage", "Source"], sheet.Row(1).CellsUsed().Select(cell => cell.GetString()));
        return [.. sheet.RowsUsed().Skip(1).Select(row => row.Cell(1).GetString())];
    }
}
