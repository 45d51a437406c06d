using LeadDesk.Core.Data;
using LeadDesk.Core.Exchange.Imports;
using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Exchange.Imports;

public sealed class EventFileTests(PostgresServer postgres)
{
    private const string File =
        "Lead id,Email,Event,Event time,Subject,Event key\n"
        + "6,,Demo requested,2026-02-20 10:00,,k1\n"
        + "6,,Page viewed,2026-02-21 10:00,/pricing,\n"
        + "9,,Phone call,2026-02-22 10:00,Wants an offer,\n"
        + ",tom@two.example,Spoke at fair,2026-02-19 10:00,Hall 3,\n"
        + "404,,Chat,2026-02-19 10:00,,\n"
        + "6,,Chat,2027-02-19 10:00,,\n"
        + "6,,,2026-02-19 10:00,,\n"
        + "6,,Demo requested,2026-02-20 10:00,,k1\n";

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_leads_and_colleagues_did_comes_in_once_and_counts(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        await FullDesk.FillAsync(desk.Desk);
        var cora = (await desk.LeadsAsync()).Single(lead => lead.ExternalId == "6");
        var id = await desk.UploadAsync(File);
        var look = await desk.LookAsync(id);
        Assert.Equal(["externalId", "email", EventTargets.Type, EventTargets.Time, EventTargets.Subject, EventTargets.Key], look.Mapping.Columns.Select(column => column.Target));

        await desk.StartAsync(id);
        var done = await desk.RunAsync(id);

        Assert.Equal((4, 0, 1, 3), (done.Created, done.Updated, done.Unchanged, done.Refused));
        await using var db = desk.Desk.Open();
        var events = await db.Events.Where(e => e.ImportId == id).OrderBy(e => e.OccurredAt).ToListAsync(Stop);
        Assert.Equal(["spoke-at-fair Hall 3", "demo-requested ", "page-viewed /pricing"], events.Select(e => $"{e.Type} {e.Subject}"));
        var call = await db.Activities.SingleAsync(Stop);
        Assert.Equal((ActivityKind.Call, "Wants an offer"), (call.Kind, call.Note));
        var after = (await desk.LeadsAsync()).Single(lead => lead.ExternalId == "6");
        Assert.True(after.Score > cora.Score);
        Assert.Equal(events[^1].OccurredAt, after.LastSignalAt);

        var again = await desk.ImportAsync(File);
        Assert.Equal((0, 5, 3), (again.Created, again.Unchanged, again.Refused));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Undone_nothing_of_it_is_left(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        await FullDesk.FillAsync(desk.Desk);
        var before = await FullDesk.PictureAsync(desk.Desk);
        var import = await desk.ImportAsync(File);
        Assert.NotEqual(before, await FullDesk.PictureAsync(desk.Desk));

        Assert.Null((await desk.Desk.Get<UndoImport>().RunAsync(ImportDesk.Marketer, import.Id, Stop)).Outcome.Refusal);
        var undone = await desk.RunAsync(import.Id);

        Assert.Equal((JobState.Undone, 0), (undone.Job!.State, undone.Kept));
        Assert.Equal(before, await FullDesk.PictureAsync(desk.Desk));
        await using var db = desk.Desk.Open();
        Assert.False(await db.Activities.AnyAsync(Stop));
    }

    [Fact]
    public async Task A_file_of_events_without_a_time_is_refused_in_words()
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        var id = await desk.UploadAsync("Id,Event\n1,Chat\n");
        var look = await desk.LookAsync(id, new ImportMapping { Columns = [new("Id", "externalId"), new("Event", EventTargets.Type)] });
        Assert.StartsWith("Rows of events need a column for what happened and one for when.", look.Ready.Refusal, StringComparison.Ordinal);
    }
}
