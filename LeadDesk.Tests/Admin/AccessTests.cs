using LeadDesk.Core;
using LeadDesk.Core.Desk.ApiKeys;
using LeadDesk.Core.Desk.Fields;
using LeadDesk.Core.Desk.People;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Admin;

/// <summary>Each role against each verb of the administration.</summary>
public sealed class AccessTests
{
    private static readonly Dictionary<string, Func<TestDesk, Actor, CancellationToken, Task<Outcome>>> Verbs = new()
    {
        ["invite"] = async (desk, actor, token) => (await desk.Get<InvitePerson>().RunAsync(actor, "Nora", "nora@example.com", Role.Rep, token)).Outcome,
        ["change a role"] = (desk, actor, token) => desk.Get<ChangeRole>().RunAsync(actor, 2, Role.Manager, token),
        ["change a capacity"] = (desk, actor, token) => desk.Get<ChangeCapacity>().RunAsync(actor, 2, 25, token),
        ["disable"] = (desk, actor, token) => desk.Get<DisablePerson>().RunAsync(actor, 2, token),
        ["enable"] = (desk, actor, token) => desk.Get<EnablePerson>().RunAsync(actor, 2, token),
        ["make a link"] = async (desk, actor, token) => (await desk.Get<MakePasswordLink>().RunAsync(actor, 2, token)).Outcome,
        ["add a field"] = async (desk, actor, token) => (await desk.Get<AddField>().RunAsync(actor, "Plan", FieldType.Text, [], false, token)).Outcome,
        ["change a field"] = (desk, actor, token) => desk.Get<ChangeField>().RunAsync(actor, 1, "Renamed", [], false, token),
        ["move a field"] = (desk, actor, token) => desk.Get<MoveField>().RunAsync(actor, 1, true, token),
        ["archive a field"] = (desk, actor, token) => desk.Get<ArchiveField>().RunAsync(actor, 1, token),
        ["make a key"] = async (desk, actor, token) => (await desk.Get<CreateApiKey>().RunAsync(actor, "Website", [ApiScope.ReadLeads.Key], token)).Outcome,
        ["restore a field"] = (desk, actor, token) => desk.Get<ArchiveField>().RestoreAsync(actor, 1, token),
    };

    public static TheoryData<Role, string> Table => [.. Enum.GetValues<Role>().SelectMany(role => Verbs.Keys.Select(verb => (role, verb)))];

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Only_admins_administer(Role role, string verb)
    {
        var token = TestContext.Current.CancellationToken;
        using var desk = new TestDesk();
        await desk.Get<MakeDemoPeople>().RunAsync(token);
        await desk.Get<AddField>().RunAsync(Actor.Desk, "Region code", FieldType.Text, [], false, token);
        var actor = Actor.Person(99, "Somebody", role);

        var outcome = await Verbs[verb](desk, actor, token);

        Assert.Equal(role == Role.Admin, outcome.Succeeded);
        Assert.Equal(role == Role.Admin, (await desk.Get<PeopleList>().RunAsync(actor, token)).Count > 0);
        Assert.Equal(role == Role.Admin, (await desk.Get<AuditLog>().AskAsync(actor, null, null, 1, token)).Total > 0);
        Assert.Equal(role == Role.Admin, (await desk.Get<FieldList>().RunAsync(actor, token)).Count > 0);
    }
}
