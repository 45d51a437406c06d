using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Fields;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Fields;

public sealed class FieldsTests(PostgresServer postgres)
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_field_is_added_changed_archived_and_restored(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var added = (await AddAsync(desk, "Contract end (DE)", FieldType.Date)).Field!;
        Assert.Equal("contract-end-de", added.Key);

        Assert.True((await desk.Get<ChangeField>().RunAsync(Actor.Desk, added.Id, "Contract ends", [], true, Token)).Succeeded);
        Assert.True((await desk.Get<ArchiveField>().RunAsync(Actor.Desk, added.Id, Token)).Succeeded);
        var archived = Assert.Single(await ListAsync(desk));
        Assert.Equal(("contract-end-de", "Contract ends", true, true), (archived.Key, archived.Name, archived.IsProtected, archived.IsArchived));

        Assert.True((await desk.Get<ArchiveField>().RestoreAsync(Actor.Desk, added.Id, Token)).Succeeded);
        Assert.False((await ListAsync(desk)).Single().IsArchived);
        using var db = desk.Open();
        Assert.Equal(["Added a field", "Changed a field", "Archived a field", "Restored a field"], db.Audit.OrderBy(entry => entry.Id).Select(entry => entry.Action));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_value_in_use_cannot_be_taken_from_the_choices(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var plan = (await AddAsync(desk, "Plan", FieldType.Choice, "Monthly", "Yearly")).Field!;
        using (var db = desk.Open())
        {
            db.Leads.Add(NewLead(desk, CustomValues.None.With("plan", FieldValue.Of("Monthly"))));
            await db.SaveChangesAsync(Token);
        }

        var refused = await desk.Get<ChangeField>().RunAsync(Actor.Desk, plan.Id, "Plan", ["Yearly"], false, Token);
        Assert.Equal("“Monthly” is the value of 1 lead. Give them another one first, or keep it.", refused.Refusal);
        Assert.True((await desk.Get<ChangeField>().RunAsync(Actor.Desk, plan.Id, "Plan", ["Monthly", "Weekly"], false, Token)).Succeeded);
        Assert.Equal("Monthly, Weekly", string.Join(", ", (await ListAsync(desk)).Single().Choices));
    }

    [Fact]
    public async Task A_protected_name_is_marked_and_unmarked_only_with_a_reason()
    {
        using var desk = new TestDesk();
        var religion = (await AddAsync(desk, "Religion", FieldType.Text)).Field!;
        Assert.True(religion.IsProtected);
        var allowed = (await desk.Get<AddField>().RunAsync(Actor.Desk, "Race", FieldType.Text, [], false, "Which sailing race they enter", Token)).Field!;
        Assert.False(allowed.IsProtected);

        Assert.Contains("Say why", (await desk.Get<ChangeField>().RunAsync(Actor.Desk, religion.Id, "Religion", [], false, Token)).Refusal);
        Assert.True((await desk.Get<ChangeField>().RunAsync(Actor.Desk, religion.Id, "Religion", [], false, "Name of a product", Token)).Succeeded);
        Assert.True((await desk.Get<ChangeField>().RunAsync(Actor.Desk, allowed.Id, "Race boat", [], false, Token)).Succeeded);

        Assert.DoesNotContain(await ListAsync(desk), field => field.IsProtected);
        using var db = desk.Open();
        Assert.Contains(db.Audit.ToList(), entry => entry.Detail == "not protected: Name of a product");
    }

    [Theory]
    [InlineData("plan", FieldType.Text, "There is a field “Plan” already.")]
    [InlineData("Plan!", FieldType.Text, "The field “Plan” has the key plan already, which “Plan!” would get too. Choose another name.")]
    [InlineData("job TITLE", FieldType.Text, "Every lead has the field “Job title” already.")]
    [InlineData(" ", FieldType.Text, "A name has 1 to 100 characters.")]
    [InlineData("Tier", FieldType.Choice, "A choice needs at least one value to choose.")]
    public async Task A_field_that_makes_no_sense_is_refused_in_words(string name, FieldType type, string refusal)
    {
        using var desk = new TestDesk();
        await AddAsync(desk, "Plan", FieldType.Text);

        Assert.Equal(refusal, (await AddAsync(desk, name, type)).Outcome.Refusal);
    }

    [Fact]
    public async Task A_name_without_latin_letters_still_gets_a_key()
    {
        using var desk = new TestDesk();
        await AddAsync(desk, "Plan", FieldType.Text);
        Assert.Equal("field-2", (await AddAsync(desk, "Бюджет", FieldType.Number)).Field!.Key);
    }

    [Fact]
    public async Task Fields_move_among_those_in_use()
    {
        using var desk = new TestDesk();
        await AddAsync(desk, "First", FieldType.Text);
        var second = (await AddAsync(desk, "Second", FieldType.Text)).Field!;
        var third = (await AddAsync(desk, "Third", FieldType.Text)).Field!;
        await desk.Get<ArchiveField>().RunAsync(Actor.Desk, second.Id, Token);

        await desk.Get<MoveField>().RunAsync(Actor.Desk, third.Id, up: true, Token);
        Assert.Equal("Third, First, Second", await NamesAsync(desk));
        await desk.Get<MoveField>().RunAsync(Actor.Desk, third.Id, up: true, Token);
        Assert.Equal("Third, First, Second", await NamesAsync(desk));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<AddedField> AddAsync(TestDesk desk, string name, FieldType type, params string[] choices) =>
        desk.Get<AddField>().RunAsync(Actor.Desk, name, type, choices, false, Token);

    private static Task<IReadOnlyList<FieldRow>> ListAsync(TestDesk desk) => desk.Get<FieldList>().RunAsync(Actor.Desk, Token);

    private static async Task<string> NamesAsync(TestDesk desk) => string.Join(", ", (await ListAsync(desk)).Select(field => field.Name));

    private static Lead NewLead(TestDesk desk, CustomValues custom) => new() { ExternalId = "1", CreatedAt = desk.Clock.Now, Custom = custom };
}
