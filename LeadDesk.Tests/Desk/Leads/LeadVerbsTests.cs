using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Tasks;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Leads;

public sealed class LeadVerbsTests(PostgresServer postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task The_same_form_sent_ten_times_makes_one_lead(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var crew = new Crew(desk);
        var (create, request) = (desk.Get<CreateLead>(), Guid.NewGuid());
        var texts = new Dictionary<string, string?> { ["lastName"] = "Once", ["company"] = "Acme", ["employees"] = "12" };

        var created = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => create.RunAsync(crew.Mara, texts, request), Stop)));

        Assert.Single(created.Select(one => one.LeadId).Distinct());
        using var db = desk.Open();
        Assert.Equal(crew.Mara.UserId, db.Leads.Single(lead => lead.LastName == "Once").OwnerId);
    }

    [Fact]
    public async Task A_form_that_was_refused_can_be_mended_and_sent_again()
    {
        using var desk = new TestDesk();
        var crew = new Crew(desk);
        var (create, request) = (desk.Get<CreateLead>(), Guid.NewGuid());

        Assert.Equal("email", (await create.RunAsync(crew.Mara, new Dictionary<string, string?> { ["email"] = "a@b" }, request, Stop)).Problems.Single().Field);
        Assert.False((await create.RunAsync(crew.Mara, new Dictionary<string, string?> { ["city"] = "Hull" }, request, Stop)).Outcome.Succeeded);
        Assert.True((await create.RunAsync(crew.Mara, new Dictionary<string, string?> { ["email"] = "OWN@acme.example" }, request, Stop)).Outcome.Succeeded);
        Assert.Equal(2, (await desk.Get<KnownLeads>().AskAsync(crew.Mara, new Dictionary<string, string?> { ["email"] = "own@ACME.example" }, Stop)).Count);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Deleted_leads_come_back_within_30_days_and_are_gone_after(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var crew = new Crew(desk);
        await desk.Get<AddNote>().RunAsync(crew.Manager, crew.Own, "Remember", Stop);
        await desk.Get<TagLeads>().RunAsync(crew.Manager, LeadChoice.Of(crew.Own), ["fair"], [], Stop);
        var deleted = await desk.Get<DeleteLeads>().RunAsync(crew.Manager, LeadChoice.Of(crew.Own, crew.Other), Stop);
        Assert.Equal(2, deleted.Changed.Count);
        Assert.Null(await desk.Get<LeadPage>().AskAsync(crew.Manager, crew.Own, Stop));
        Assert.Equal("Own", (await desk.Get<DeletedLeads>().AskAsync(crew.Mara, 0, 10, Stop)).Rows.Single().Name);
        Assert.False((await desk.Get<RestoreLeads>().RunAsync(crew.Mara, [crew.Other], Stop)).Outcome.Succeeded);

        Assert.Equal([crew.Own], (await desk.Get<RestoreLeads>().RunAsync(crew.Mara, [crew.Own, crew.Other], Stop)).Changed);
        desk.Clock.Now += TimeSpan.FromDays(31);

        Assert.Equal(0, await desk.Get<PurgeDeleted>().RunAsync(crew.Manager, Stop));
        Assert.Equal(1, await desk.Get<PurgeDeleted>().RunAsync(LeadDesk.Core.Team.Actor.Desk, Stop));
        using var db = desk.Open();
        Assert.Equal([crew.Own, crew.Free], db.Leads.IgnoreQueryFilters().Select(lead => lead.Id).ToList().Order());
        Assert.Equal("fair", (await desk.Get<TagChoices>().AskAsync(crew.Mara, Stop)).Single().Name);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Bulk_work_reaches_all_that_match_and_says_so_in_history(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var crew = new Crew(desk);
        var heard = new List<long>();
        using var listening = desk.Get<LeadHub>().Listen(changed => heard.AddRange(changed.LeadIds));

        var given = await desk.Get<AssignLeads>().RunAsync(crew.Manager, LeadChoice.Matching(new LeadFilter { Owners = [0, crew.Mara.UserId!.Value] }), crew.Dev.UserId, Stop);

        Assert.Equal([crew.Own, crew.Free], given.Changed.Order());
        Assert.Equal(given.Changed.Order(), heard.Order());
        var timeline = await desk.Get<LeadTimeline>().AskAsync(crew.Manager, crew.Own, TimelineSide.Ours, 0, 10, Stop);
        Assert.Equal("Given to Dev", timeline!.Entries.Single().Text);
        Assert.False((await desk.Get<AssignLeads>().RunAsync(crew.Manager, LeadChoice.Of(crew.Own), 4711, Stop)).Outcome.Succeeded);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_move_is_refused_without_its_reason_and_when_somebody_else_moved_first(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var crew = new Crew(desk);
        var move = desk.Get<MoveLead>();

        Assert.False((await move.RunAsync(crew.Mara, crew.Own, Stage.Lead, new(Stage.Lost, Words: " "), Stop)).Succeeded);
        Assert.True((await move.RunAsync(crew.Manager, crew.Own, Stage.Lead, new(Stage.Lost, Words: "No budget"), Stop)).Succeeded);
        Assert.Contains("moved this lead to Lost", (await move.RunAsync(crew.Mara, crew.Own, Stage.Lead, new(Stage.Mql, Words: "Now"), Stop)).Refusal);
        var timeline = await desk.Get<LeadTimeline>().AskAsync(crew.Mara, crew.Own, TimelineSide.All, 0, 10, Stop);
        Assert.Equal(("Lead → Lost", "No budget", "Petra"), timeline!.Entries.Select(entry => (entry.Text, entry.Note, entry.By)).Single());
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_note_keeps_250_000_characters_and_not_one_more(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var crew = new Crew(desk);
        var text = new string('线', Notes.MaxLength);

        Assert.True((await desk.Get<AddNote>().RunAsync(crew.Mara, crew.Own, text, Stop)).Succeeded);
        Assert.Contains("250,001", (await desk.Get<AddNote>().RunAsync(crew.Mara, crew.Own, text + "x", Stop)).Refusal);
        var timeline = await desk.Get<LeadTimeline>().AskAsync(crew.Mara, crew.Own, TimelineSide.All, 0, 10, Stop);
        var entry = Assert.Single(timeline!.Entries);
        Assert.Equal((LeadTimeline.Excerpt, true), (entry.Note!.Length, entry.NoteGoesOn));
        Assert.Equal(text, await desk.Get<LeadTimeline>().NoteAsync(crew.Mara, crew.Own, entry.ActivityId!.Value, Stop));
        Assert.Null(await desk.Get<LeadTimeline>().NoteAsync(crew.Dev, crew.Own, entry.ActivityId.Value, Stop));
    }

    [Fact]
    public async Task The_next_step_is_the_earliest_open_task()
    {
        using var desk = new TestDesk();
        var crew = new Crew(desk);
        await desk.Get<AddTask>().RunAsync(crew.Mara, crew.Own, "Later", desk.Clock.Now.AddDays(3), Stop);
        await desk.Get<AddTask>().RunAsync(crew.Mara, crew.Own, "Soon", desk.Clock.Now.AddDays(1), Stop);
        var page = await desk.Get<LeadPage>().AskAsync(crew.Mara, crew.Own, Stop);
        Assert.Equal(desk.Clock.Now.AddDays(1), page!.Lead.NextStepAt);

        Assert.False((await desk.Get<FinishTask>().RunAsync(crew.Dev, page.Tasks[0].Id, true, Stop)).Succeeded);
        Assert.True((await desk.Get<FinishTask>().RunAsync(crew.Mara, page.Tasks[0].Id, true, Stop)).Succeeded);
        Assert.Equal(desk.Clock.Now.AddDays(3), (await desk.Get<LeadPage>().AskAsync(crew.Mara, crew.Own, Stop))!.Lead.NextStepAt);
    }
}
