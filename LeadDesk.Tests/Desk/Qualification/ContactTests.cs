using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Qualification;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Qualification;

public sealed class ContactTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_buyer_who_leaves_the_account_closes_the_gate_until_somebody_else_is_found(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        await desk.AnswerAsync("money/budget", AnswerStatus.Confirmed);
        await desk.AnswerAsync("problem/pain", AnswerStatus.Confirmed);
        await desk.AnswerAsync("people/buyer", AnswerStatus.Proven, new AnswerValue.Person("Theo Marlowe"));
        var before = await desk.ChecklistAsync();
        var theo = before.Contacts.Single();

        Assert.True((await desk.Desk.Get<SaveContact>().LeaveAsync(desk.Mara, before.AccountId!.Value, theo.Id, hasLeft: true, QualificationDesk.Stop)).Succeeded);

        var after = await desk.ChecklistAsync();
        Assert.Equal((true, false, "Theo Marlowe has left the account"), (before.Appraisal.Gate.Passes, after.Appraisal.Gate.Passes, after.Lines[1].Standing.Less));
        using (var db = desk.Desk.Open())
        {
            Assert.Equal(after.Appraisal.Score, db.Leads.Single().QualificationScore);
        }

        await desk.AnswerAsync("people/buyer", AnswerStatus.Confirmed, new AnswerValue.Person("Ada Voss"));
        Assert.True((await desk.ChecklistAsync()).Appraisal.Gate.Passes);
    }

    [Fact]
    public async Task Who_is_missing_follows_from_the_roles()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        var account = (await desk.ChecklistAsync()).AccountId!.Value;
        var save = desk.Desk.Get<SaveContact>();

        Assert.True((await save.RunAsync(desk.Mara, account, new(null, " Ada Voss ", "CFO", null, null, "decider"), QualificationDesk.Stop)).Succeeded);
        Assert.True((await save.RunAsync(desk.Mara, account, new(null, "Jon", null, null, null, "user"), QualificationDesk.Stop)).Succeeded);

        var contacts = (await desk.ChecklistAsync()).Contacts;
        Assert.Equal(["Ada Voss", "Jon"], contacts.Select(contact => contact.Name));
        Assert.Equal(["champion", "approver"], BuyingRole.Missing(contacts.Select(contact => contact.Role)).Select(role => role.Key));
        Assert.Contains("roles offered", (await save.RunAsync(desk.Mara, account, new(null, "X", null, null, null, "king"), QualificationDesk.Stop)).Refusal);
        Assert.Contains("has a name", (await save.RunAsync(desk.Mara, account, new(null, " ", null, null, null, null), QualificationDesk.Stop)).Refusal);
    }

    [Fact]
    public async Task A_rep_keeps_contacts_only_where_a_lead_is_to_be_seen()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        var account = (await desk.ChecklistAsync()).AccountId!.Value;
        using (var db = desk.Desk.Open())
        {
            db.Leads.Single().OwnerId = desk.Dev.UserId;
            await db.SaveChangesAsync(QualificationDesk.Stop);
        }

        Assert.Contains("not yours to see", (await desk.Desk.Get<SaveContact>().RunAsync(desk.Mara, account, new(null, "Ada", null, null, null, null), QualificationDesk.Stop)).Refusal);
        Assert.True((await desk.Desk.Get<SaveContact>().RunAsync(desk.Dev, account, new(null, "Ada", null, null, null, null), QualificationDesk.Stop)).Succeeded);
    }
}
