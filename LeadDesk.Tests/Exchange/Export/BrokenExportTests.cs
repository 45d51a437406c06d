using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Exchange.Export;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Exchange.Export;

/// <summary>Saved exports that go wrong: nothing counts as sent, and it is said why.</summary>
public sealed class BrokenExportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_the_disk_takes_nothing_it_fails_in_words_and_the_same_rows_come_the_next_time()
    {
        using var desk = new TestDesk();
        var marketer = desk.AddPerson("Mara", Role.Marketer);
        desk.AddLead("Ann", Cell.Parse("A1"));
        var id = await desk.SaveAsync(marketer, ExportDesk.Weekly);
        var folder = Path.GetDirectoryName(desk.Get<ExportFolder>().PathOf("x"))!;
        await File.WriteAllTextAsync(folder, "in the way", Stop);

        var (_, jobId) = await desk.Get<StartExport>().RunAsync(marketer, id, Stop);
        await desk.Get<JobRunner>().RunNextAsync(Stop);

        var job = (await desk.Get<FindJob>().RunAsync(marketer, jobId, Stop))!;
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("nothing counts as sent", job.Failure, StringComparison.Ordinal);
        File.Delete(folder);
        Assert.Equal(["Ann"], await desk.NamesAsync(marketer, id));
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
        var id = await desk.SaveAsync(marketer, ExportDesk.Weekly);
        var (_, jobId) = await desk.Get<StartExport>().RunAsync(marketer, id, Stop);
        await using var db = desk.Open();
        await db.Jobs.Where(job => job.Id == jobId).ExecuteUpdateAsync(set => set.SetProperty(job => job.State, JobState.Running).SetProperty(job => job.CancelRequested, true), Stop);

        await desk.Get<JobRunner>().RunNextAsync(Stop);

        Assert.Equal(JobState.Cancelled, (await db.Jobs.AsNoTracking().SingleAsync(Stop)).State);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(desk.Get<ExportFolder>().PathOf("x"))!, "*.export"));
        Assert.Equal(["Ann"], await desk.NamesAsync(marketer, id));
    }

    [Fact]
    public async Task One_that_asks_for_a_deleted_segment_says_so_and_sends_nothing()
    {
        using var desk = new TestDesk();
        var marketer = desk.AddPerson("Mara", Role.Marketer);
        var id = await desk.SaveAsync(marketer, ExportDesk.Weekly with { Leads = "segment=4711" });
        var (_, jobId) = await desk.Get<StartExport>().RunAsync(marketer, id, Stop);

        await desk.Get<JobRunner>().RunNextAsync(Stop);

        Assert.StartsWith("Its segment", (await desk.Get<FindJob>().RunAsync(marketer, jobId, Stop))!.Failure, StringComparison.Ordinal);
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
            "language" => ExportDesk.Weekly with { Language = "xx" },
            "zone" => ExportDesk.Weekly with { Zone = "Mars/North" },
            "address" => ExportDesk.Weekly with { MailTo = "sales@desk.example, nobody" },
            "nowhere" => ExportDesk.Weekly with { Rhythm = ExportRhythm.Daily },
            _ => ExportDesk.Weekly with { Name = " " },
        };

        var (outcome, id) = await desk.Get<SaveExport>().RunAsync(marketer, entry, Stop);

        Assert.StartsWith(refusal, outcome.Refusal, StringComparison.Ordinal);
        Assert.Equal(0, id);
    }
}
