using Bunit;
using LeadDesk.Core.Desk.Forms;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Forms;
using LeadDesk.Web.Leads;

namespace LeadDesk.Tests.Web.Forms;

public sealed class FormPagesTests
{
    private static readonly FormEntry Entry = new("Ask us", "Website", null, ["lastName", "email"], [], ["https://www.company.example"], "", null);

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_desk_without_forms_says_what_they_are_for()
    {
        await using var desk = new PageDesk(Role.Marketer);
        var shown = desk.Show<FormsPage>();

        shown.WaitForAssertion(() => Assert.Contains("There is no form yet", shown.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_is_switched_off_in_the_list()
    {
        await using var desk = new PageDesk(Role.Marketer);
        await MakeAsync(desk);
        var shown = desk.Show<FormsPage>();
        shown.WaitForElement("table");

        await shown.InvokeAsync(() => shown.Button("Switch off").Click());

        shown.WaitForAssertion(() => Assert.Contains("takes nothing any more", shown.Markup, StringComparison.Ordinal));
        Assert.Contains("Switch on", shown.Find("td button").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_is_written_refused_in_words_and_saved()
    {
        await using var desk = new PageDesk(Role.Marketer);
        var shown = desk.Show<OneFormPage>();
        shown.WaitForElement(".form-fields");

        await shown.InvokeAsync(() => shown.Button("Save form").Click());
        shown.WaitForAssertion(() => Assert.Contains("A form needs a name", shown.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        await shown.InvokeAsync(() => shown.Find("input.ld-field").Change("Ask us"));
        await shown.InvokeAsync(() => shown.Find(".form-add select").Change("city"));
        await shown.InvokeAsync(() => shown.Find("[aria-label='Do not ask for Phone']").Click());
        await shown.InvokeAsync(() => shown.Find("[aria-label='Move City up']").Click());
        await shown.InvokeAsync(() => shown.Button("Save form").Click());

        shown.WaitForAssertion(() => Assert.EndsWith("admin/forms/1", desk.Address, StringComparison.Ordinal));
        Assert.Equal(["firstName", "lastName", "email", "city", "company"], (await desk.Desk.Get<FormPage>().AskAsync(desk.Me, 1, Stop))!.Form!.Fields);
    }

    [Fact]
    public async Task Consent_is_written_and_shown_on_the_page_of_whom_it_was_asked()
    {
        await using var desk = new PageDesk(Role.Marketer);
        var id = await MakeAsync(desk);
        var shown = desk.Show<OneFormPage>(parts => parts.Add(page => page.Id, id));
        shown.WaitForElement("[aria-label=Consent]");

        await shown.InvokeAsync(() => shown.Find("[aria-label=Consent] textarea").Input("I agree."));
        await shown.InvokeAsync(() => shown.FindAll("[aria-label=Consent] input")[0].Change(true));
        await shown.InvokeAsync(() => shown.Button("Save form").Click());

        shown.WaitForAssertion(() => Assert.Contains("value=\"I agree.\" required", shown.Find("#form-html").TextContent, StringComparison.Ordinal));
        var form = (await desk.Desk.Get<FindForm>().AskAsync((await desk.Desk.Get<FormPage>().AskAsync(desk.Me, id, Stop))!.Form!.Key, Stop))!;
        Assert.Equal(new FormConsent("I agree.", true, true), form.Form.Consent);
        var sent = await desk.Desk.Get<SubmitForm>().RunAsync(form, new(new Dictionary<string, string?> { ["lastName"] = "Archer", ["email"] = "ann@acme.example" }, "one", null, false, false) { Consent = "yes" }, Stop);
        var panel = desk.Show<ConsentPanel>(parts => parts.Add(one => one.LeadId, sent.LeadId));
        panel.WaitForAssertion(() => Assert.Contains("“I agree.”", panel.Markup, StringComparison.Ordinal));
        Assert.Contains("Form Ask us", panel.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("section", desk.Show<ConsentPanel>(parts => parts.Add(one => one.LeadId, 77)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lines_for_other_pages_are_there_to_be_copied()
    {
        await using var desk = new PageDesk(Role.Marketer);
        var id = await MakeAsync(desk);
        var shown = desk.Show<OneFormPage>(parts => parts.Add(page => page.Id, id));
        shown.WaitForElement("#form-html");

        var lines = shown.Find("#form-html").TextContent;

        Assert.Contains("<form method=\"post\" action=\"http://localhost/forms/", lines, StringComparison.Ordinal);
        Assert.Contains("shown.js", lines, StringComparison.Ordinal);
        Assert.Contains("Nothing yet", shown.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("No site is named yet", shown.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_none_is_said_to_be_none()
    {
        await using var desk = new PageDesk(Role.Marketer);
        var shown = desk.Show<OneFormPage>(parts => parts.Add(page => page.Id, 77));

        shown.WaitForAssertion(() => Assert.Contains("There is no such form", shown.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_doubtful_lead_says_why_and_a_person_lifts_it()
    {
        await using var desk = new PageDesk(Role.Rep);
        var id = desk.Desk.AddLead("Asdfgh", new Cell('A', 1), desk.Me.UserId);
        var shown = desk.Show<SuspicionPanel>(parts => parts.Add(panel => panel.LeadId, id));
        shown.WaitForAssertion(() => Assert.Contains("“Asdfgh” looks like keys hit at random", shown.Markup, StringComparison.Ordinal));
        Assert.Contains("Suspicion 40 of 100", shown.Markup, StringComparison.Ordinal);

        await shown.InvokeAsync(() => shown.Button("This is a real person").Click());
        shown.WaitForAssertion(() => Assert.Contains("confirmed by Mo", shown.Markup, StringComparison.Ordinal));

        await shown.InvokeAsync(() => shown.Button("Not sure after all").Click());
        shown.WaitForAssertion(() => Assert.Contains("Suspicion 40 of 100", shown.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_shown_of_a_lead_that_nobody_doubts()
    {
        await using var desk = new PageDesk(Role.Rep);
        var id = desk.Desk.AddLead("Archer", new Cell('A', 1), desk.Me.UserId);
        var shown = desk.Show<SuspicionPanel>(parts => parts.Add(panel => panel.LeadId, id));

        Assert.DoesNotContain("section", shown.Markup, StringComparison.Ordinal);
    }

    private static async Task<int> MakeAsync(PageDesk desk) => (await desk.Desk.Get<SaveForm>().RunAsync(desk.Me, null, Entry, 0, Stop)).FormId;
}
