using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Leads;

public sealed class EditLeadTests(PostgresServer postgres)
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_field_that_somebody_else_changed_is_a_conflict_with_both_values(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var crew = new Crew(desk);
        var edit = desk.Get<EditLead>();
        Assert.True((await edit.RunAsync(crew.Manager, crew.Own, [new("jobTitle", "", "CIO")], TestContext.Current.CancellationToken)).Outcome.Succeeded);

        var second = await edit.RunAsync(crew.Mara, crew.Own, [new("jobTitle", "", "CTO"), new("city", "", "Hull")], TestContext.Current.CancellationToken);

        var conflict = Assert.Single(second.Conflicts);
        Assert.Equal(("Job title", "CIO", "CTO", "Petra", desk.Clock.Now), (conflict.Name, conflict.Theirs, conflict.Yours, conflict.By, conflict.At));
        Assert.Equal(("CIO", null), Find(desk, crew.Own));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Edits_of_different_fields_at_once_all_survive(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var crew = new Crew(desk);
        var edit = desk.Get<EditLead>();
        string[] fields = ["firstName", "jobTitle", "city", "country", "region", "seniority", "department", "campaign"];

        var edited = await Task.WhenAll(fields.Select(field => Task.Run(() => edit.RunAsync(crew.Manager, crew.Own, [new(field, "", field)]), TestContext.Current.CancellationToken)));

        Assert.All(edited, one => Assert.Null(one.Outcome.Refusal));
        using var db = desk.Open();
        var lead = db.Leads.Single(lead => lead.Id == crew.Own);
        Assert.All(fields, field => Assert.Equal(field, LeadFields.Find(field, [])!.Get(lead).Display));
        Assert.Equal(fields.Length, db.FieldChanges.Count(change => change.LeadId == crew.Own));
    }

    [Fact]
    public async Task What_is_already_so_is_no_change_and_no_conflict()
    {
        using var desk = new TestDesk();
        var crew = new Crew(desk);

        var edited = await desk.Get<EditLead>().RunAsync(crew.Mara, crew.Own, [new("lastName", "Before", "Own")], TestContext.Current.CancellationToken);

        Assert.True(edited.Outcome.Succeeded);
        using var db = desk.Open();
        Assert.Empty(db.FieldChanges);
    }

    [Theory]
    [InlineData("email", "a@b")]
    [InlineData("phone", "12")]
    [InlineData("employees", "-3")]
    [InlineData("visits", "many")]
    [InlineData("closeDate", "31.31.2026")]
    [InlineData("industry", "Logistics")]
    [InlineData("emailKind", "personal")]
    [InlineData("nonsense", "x")]
    public async Task A_bad_value_is_refused_by_its_field_and_nothing_is_saved(string field, string value)
    {
        using var desk = new TestDesk();
        var crew = new Crew(desk);
        var before = field == "email" ? "own@acme.example" : "";

        var edited = await desk.Get<EditLead>().RunAsync(crew.Mara, crew.Own, [new(field, before, value), new("city", "", "Hull")], TestContext.Current.CancellationToken);

        Assert.Equal(field, Assert.Single(edited.Problems).Field);
        Assert.False(edited.Outcome.Succeeded);
        Assert.Equal((null, null), Find(desk, crew.Own));
    }

    [Fact]
    public async Task A_company_is_joined_by_name_and_its_facts_are_shared()
    {
        using var desk = new TestDesk();
        var crew = new Crew(desk);
        var edit = desk.Get<EditLead>();
        await edit.RunAsync(crew.Manager, crew.Own, [new("company", "", "Acme GmbH"), new("industry", "", "Steel"), new("email", "own@acme.example", "ü@bücher.de")], TestContext.Current.CancellationToken);
        await edit.RunAsync(crew.Manager, crew.Free, [new("company", "", "ACME  gmbh")], TestContext.Current.CancellationToken);

        var page = await desk.Get<LeadPage>().AskAsync(crew.Manager, crew.Free, TestContext.Current.CancellationToken);

        Assert.Equal(("Acme GmbH", "Steel", 1), (page!.Fields.Single(field => field.Field.Key == "company").Text, page.Fields.Single(field => field.Field.Key == "industry").Text, page.OthersInAccount));
    }

    private static (string? JobTitle, string? City) Find(TestDesk desk, long id)
    {
        using var db = desk.Open();
        var lead = db.Leads.Single(lead => lead.Id == id);
        return (lead.JobTitle, lead.City);
    }
}
