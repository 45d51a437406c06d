using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Fields;
using LeadDesk.Core.Desk.Forms;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Forms;

public sealed class FormTests(PostgresServer postgres)
{
    private static readonly FormEntry Entry = new(
        " Ask for a demo ", "Website", "Spring", ["firstName", "lastName", "email", "company", "phone", "country", "doNotEmail"], ["lastName"], ["https://WWW.Company.com/", ""], " Thanks ", null);

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_form_is_made_changed_and_switched_off(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var marketer = desk.AddPerson("Mia", Role.Marketer);
        var (outcome, id) = await desk.Get<SaveForm>().RunAsync(marketer, null, Entry, 0, Stop);
        Assert.Null(outcome.Refusal);
        var view = (await desk.Get<FormPage>().AskAsync(marketer, id, Stop))!;
        Assert.Equal(("Ask for a demo", "Thanks", "https://www.company.com"), (view.Form!.Name, view.Form.ThankYou, Assert.Single(view.Form.Origins)));
        Assert.Equal(["lastName", "email"], view.Form.Required);

        Assert.Null((await desk.Get<SaveForm>().RunAsync(marketer, id, Entry with { Name = "Demo" }, view.Form.Version, Stop)).Outcome.Refusal);
        Assert.Contains("Somebody else changed this form", (await desk.Get<SaveForm>().RunAsync(marketer, id, Entry, view.Form.Version, Stop)).Outcome.Refusal, StringComparison.Ordinal);
        Assert.NotNull(await desk.Get<FindForm>().AskAsync(view.Form.Key, Stop));

        Assert.Null((await desk.Get<SwitchForm>().RunAsync(marketer, id, isEnabled: false, Stop)).Refusal);

        Assert.Null(await desk.Get<FindForm>().AskAsync(view.Form.Key, Stop));
        Assert.Equal(("Demo", false), (await desk.Get<FormList>().AskAsync(marketer, Stop))!.Forms.Select(form => (form.Name, form.IsEnabled)).Single());
    }

    public static TheoryData<string, FormEntry> Wrong => new()
    {
        { "needs a name", Entry with { Name = " " } },
        { "must ask for the e-mail", Entry with { Fields = ["lastName"] } },
        { "no field “externalId”", Entry with { Fields = ["email", "externalId"] } },
        { "no field “custom.gone”", Entry with { Fields = ["email", "custom.gone"] } },
        { "“company” is no site", Entry with { Origins = ["company"] } },
        { "“https://company.com/path” is no site", Entry with { Origins = ["https://company.com/path"] } },
        { "“javascript:alert(1)” is no site", Entry with { Origins = ["javascript:alert(1)"] } },
        { "“javascript:alert(1)” is no address", Entry with { RedirectTo = "javascript:alert(1)" } },
        { "at most 500 characters", Entry with { ThankYou = new string('a', 501) } },
        { "at most 1,000 characters", Entry with { Consent = new(new string('a', 1001), false, false) } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_with_a_form_is_said_and_nothing_is_saved(string refusal, FormEntry entry)
    {
        using var desk = new TestDesk();
        var marketer = desk.AddPerson("Mia", Role.Marketer);

        Assert.Contains(refusal, (await desk.Get<SaveForm>().RunAsync(marketer, null, entry, 0, Stop)).Outcome.Refusal, StringComparison.Ordinal);

        Assert.Empty((await desk.Get<FormList>().AskAsync(marketer, Stop))!.Forms);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_is_sent_becomes_a_lead_with_an_event(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var form = await MakeAsync(desk);

        var sent = await SendAsync(desk, form, new() { ["firstName"] = "Ann", ["lastName"] = "Archer", ["email"] = "Ann@Acme.example", ["company"] = "Acme", ["phone"] = "089 9276413", ["country"] = "Germany", ["doNotEmail"] = "yes" });

        Assert.Null(sent.Outcome.Refusal);
        await using var db = desk.Open();
        var lead = await db.Leads.Include(one => one.Account).SingleAsync(Stop);
        Assert.Equal(("Ann Archer", "Website", "Spring", "Web form", "Acme", true), (lead.FullName, lead.Source, lead.Campaign, lead.Origin, lead.Account!.Name, lead.DoNotEmail));
        Assert.Equal(("+49899276413", 0), (lead.PhoneE164, lead.Suspicion));
        Assert.Equal(Stage.Engaged, lead.Stage);
        var happened = await db.Events.SingleAsync(Stop);
        Assert.Equal(("form-submitted", "Ask for a demo on www.company.com/demo", "Spring"), (happened.Type, happened.Subject, happened.Campaign));
        var kept = await db.FormSubmissions.SingleAsync(Stop);
        Assert.Equal((lead.Id, true, "www.company.com/demo", null), (kept.LeadId, kept.IsNew, kept.Page, kept.Signs));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_was_agreed_to_is_kept_in_its_words_with_when_and_by_which_form(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var form = await MakeAsync(desk, new(" News by\r\n e-mail: yes. ", IsRequired: false, IsQuiet: true));
        Assert.Equal(new FormConsent("News by e-mail: yes.", false, true), form.Form.Consent);
        Assert.Equal(7, form.Fields.Count);

        var agreed = await SendAsync(desk, form, new() { ["lastName"] = "Archer", ["email"] = "ann@acme.example" }, consent: "yes");
        var refused = await SendAsync(desk, form, new() { ["lastName"] = "Baker", ["email"] = "bea@acme.example" }, "two");
        var earlier = await SendAsync(desk, form, new() { ["lastName"] = "Cook", ["email"] = "cy@acme.example" }, "three", consent: "News by pigeon.");
        await SendAsync(desk, form, new() { ["lastName"] = "Bot", ["email"] = "bot@acme.example" }, "four", isTrapped: true, consent: "yes");

        await using var db = desk.Open();
        Assert.Equal([("Archer", false), ("Baker", true), ("Cook", false), ("Bot", false)], (await db.Leads.OrderBy(lead => lead.Id).ToListAsync(Stop)).Select(lead => (lead.LastName!, lead.DoNotEmail)));
        Assert.Equal(new LeadConsent(true, "News by e-mail: yes.", desk.Clock.Now, "Form Ask for a demo"), Assert.Single((await desk.Get<LeadConsents>().AskAsync(Actor.Desk, agreed.LeadId, Stop))!));
        Assert.Equal((false, "News by e-mail: yes."), ((await desk.Get<LeadConsents>().AskAsync(Actor.Desk, refused.LeadId, Stop))!.Select(one => (one.HasAgreed, one.Words)).Single()));
        Assert.Equal($"News by pigeon. {FormConsent.Otherwise}", (await desk.Get<LeadConsents>().AskAsync(Actor.Desk, earlier.LeadId, Stop))!.Single().Words);
        Assert.Equal(3, await db.FieldChanges.CountAsync(Stop));
        var told = (await desk.Get<LeadTimeline>().AskAsync(Actor.Desk, refused.LeadId, TimelineSide.All, 0, 10, Stop))!.Entries;
        Assert.Contains(told, entry => entry.Text == "Was asked and did not agree: “News by e-mail: yes.”");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Consent_that_is_required_is_waited_for_and_a_known_lead_is_not_silenced(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var must = await MakeAsync(desk, new("I agree.", IsRequired: true, IsQuiet: false));
        var may = await MakeAsync(desk, new("I agree.", IsRequired: false, IsQuiet: true));
        var values = new Dictionary<string, string?> { ["lastName"] = "Archer", ["email"] = "ann@acme.example" };

        Assert.Equal("consent: has to be ticked", (await SendAsync(desk, must, values)).Problems.Select(problem => $"{problem.Field}: {problem.Text}").Single());
        Assert.Null((await SendAsync(desk, must, values, consent: "I agree.")).Outcome.Refusal);
        Assert.Null((await SendAsync(desk, may, values, "two")).Outcome.Refusal);

        await using var db = desk.Open();
        var lead = await db.Leads.SingleAsync(Stop);
        Assert.False(lead.DoNotEmail);
        Assert.Equal([false, true], (await desk.Get<LeadConsents>().AskAsync(Actor.Desk, lead.Id, Stop))!.Select(one => one.HasAgreed));
        Assert.Null(await desk.Get<LeadConsents>().AskAsync(desk.AddPerson("Mara", Role.Rep), 77, Stop));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_known_lead_only_gets_what_was_empty(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var form = await MakeAsync(desk);
        await SendAsync(desk, form, new() { ["lastName"] = "Archer", ["email"] = "ann@acme.example", ["company"] = "Acme" });

        await SendAsync(desk, form, new() { ["firstName"] = "Ann", ["lastName"] = "Wrong", ["email"] = "ANN@acme.example", ["company"] = "Evil", ["doNotEmail"] = "yes" }, sending: "two", isTooFast: true);

        await using var db = desk.Open();
        var lead = await db.Leads.Include(one => one.Account).SingleAsync(Stop);
        Assert.Equal(("Ann Archer", "Acme", true, null, 0), (lead.FullName, lead.Account!.Name, lead.DoNotEmail, lead.FormSigns, lead.Suspicion));
        Assert.Equal(2, await db.Events.CountAsync(Stop));
        Assert.Equal([false, true], await db.FormSubmissions.OrderByDescending(sent => sent.Id).Select(sent => sent.IsNew).ToListAsync(Stop));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Whoever_fills_the_hidden_field_changes_no_known_lead_and_is_no_engagement(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var form = await MakeAsync(desk);
        await SendAsync(desk, form, new() { ["lastName"] = "Archer", ["email"] = "ann@acme.example" });

        Assert.Null((await SendAsync(desk, form, new() { ["firstName"] = "Bot", ["lastName"] = "Bot", ["email"] = "ann@acme.example" }, "two", isTrapped: true)).Outcome.Refusal);
        Assert.Null((await SendAsync(desk, form, new() { ["lastName"] = "Bot", ["email"] = "bot@acme.example" }, "three", isTrapped: true)).Outcome.Refusal);

        await using var db = desk.Open();
        Assert.Equal([("Archer", 0), ("Bot", 100)], (await db.Leads.OrderBy(lead => lead.Id).ToListAsync(Stop)).Select(lead => (lead.FullName, lead.Suspicion!.Value)));
        Assert.Equal(1, await db.Events.CountAsync(Stop));
        Assert.Equal([null, "trap", "trap"], await db.FormSubmissions.OrderBy(sent => sent.Id).Select(sent => sent.Signs).ToListAsync(Stop));
    }

    [Fact]
    public async Task The_same_showing_sent_twice_counts_once()
    {
        using var desk = new TestDesk();
        var form = await MakeAsync(desk);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(desk, form, new() { ["lastName"] = "Archer", ["email"] = "ann@acme.example" }, "one")));

        await using var db = desk.Open();
        Assert.Equal((1, 1, 1), (await db.Leads.CountAsync(Stop), await db.Events.CountAsync(Stop), await db.FormSubmissions.CountAsync(Stop)));
    }

    [Fact]
    public async Task Every_wrong_field_is_told_and_nothing_is_kept()
    {
        using var desk = new TestDesk();
        var form = await MakeAsync(desk);

        var sent = await SendAsync(desk, form, new() { ["email"] = "ann", ["phone"] = "12" });

        Assert.Equal(["lastName: is needed", "email: is not an e-mail address; one looks like name@company.com", "phone: is not a phone number: 5 to 15 digits, with + for abroad"], sent.Problems.Select(problem => $"{problem.Field}: {problem.Text}"));
        await using var db = desk.Open();
        Assert.Equal((0, 0), (await db.Leads.CountAsync(Stop), await db.FormSubmissions.CountAsync(Stop)));
    }

    [Fact]
    public async Task A_custom_field_that_is_archived_is_no_longer_asked_for()
    {
        using var desk = new TestDesk();
        var admin = desk.AddPerson("Ada", Role.Admin);
        Assert.True((await desk.Get<AddField>().RunAsync(admin, "Seats", FieldType.Number, [], false, Stop)).Outcome.Succeeded);
        var (outcome, id) = await desk.Get<SaveForm>().RunAsync(admin, null, Entry with { Fields = ["email", "custom.seats"], Required = ["custom.seats"] }, 0, Stop);
        Assert.Null(outcome.Refusal);
        var key = (await desk.Get<FormPage>().AskAsync(admin, id, Stop))!.Form!.Key;
        Assert.Equal(2, (await desk.Get<FindForm>().AskAsync(key, Stop))!.Fields.Count);

        Assert.True((await desk.Get<ArchiveField>().RunAsync(admin, 1, Stop)).Succeeded);

        Assert.Equal("email", Assert.Single((await desk.Get<FindForm>().AskAsync(key, Stop))!.Fields).Field.Key);
    }

    [Fact]
    public async Task Those_who_came_by_a_form_are_shown_with_it_until_they_are_gone()
    {
        using var desk = new TestDesk();
        var form = await MakeAsync(desk);
        var marketer = desk.AddPerson("Mo", Role.Marketer);
        var sent = await SendAsync(desk, form, new() { ["lastName"] = "Archer", ["email"] = "ann@acme.example" });
        Assert.Equal("Archer", (await desk.Get<FormPage>().AskAsync(marketer, form.Form.Id, Stop))!.Last.Single().Lead);

        Assert.True((await desk.Get<DeleteLeads>().RunAsync(marketer, LeadChoice.Of(sent.LeadId), Stop)).Outcome.Succeeded);
        desk.Clock.Now += TimeSpan.FromDays(40);
        Assert.Equal(1, await desk.Get<PurgeDeleted>().RunAsync(Actor.Desk, Stop));

        var gone = (await desk.Get<FormPage>().AskAsync(marketer, form.Form.Id, Stop))!;
        Assert.Equal((1, null), (gone.Sent, gone.Last.Single().LeadId));
    }

    private static async Task<PublicForm> MakeAsync(TestDesk desk, FormConsent? consent = null)
    {
        var (outcome, id) = await desk.Get<SaveForm>().RunAsync(Actor.Desk, null, Entry with { Consent = consent }, 0, Stop);
        Assert.Null(outcome.Refusal);
        return (await desk.Get<FindForm>().AskAsync((await desk.Get<FormPage>().AskAsync(Actor.Desk, id, Stop))!.Form!.Key, Stop))!;
    }

    private static Task<SubmittedForm> SendAsync(TestDesk desk, PublicForm form, Dictionary<string, string?> values, string sending = "first", bool isTrapped = false, bool isTooFast = false, string? consent = null) =>
        desk.Get<SubmitForm>().RunAsync(form, new(values, sending, "https://www.company.com/demo?name=Ann", isTrapped, isTooFast) { Consent = consent }, Stop);
}
