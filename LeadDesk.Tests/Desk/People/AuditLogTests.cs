using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.People;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.People;

public sealed class AuditLogTests(PostgresServer postgres)
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task It_is_read_newest_first_by_person_and_kind_page_by_page(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (ada, mara) = (desk.AddPerson("Ada", Role.Admin), desk.AddPerson("Mara", Role.Rep));
        using (var db = desk.Open())
        {
            db.Audit.AddRange(Enumerable.Range(1, AuditLog.PageSize + 1).Select(number => AuditEntry.Of(ada, desk.Clock.Now.AddMinutes(number), "Invited a person", $"person {number}")));
            db.Audit.Add(AuditEntry.Of(mara, desk.Clock.Now, "Signed out everywhere", "Mara"));
            db.SaveChanges();
        }

        Assert.Equal(["person 51", "person 50"], (await AskAsync(null, null, 1)).Entries.Take(2).Select(entry => entry.Subject));
        Assert.Equal(["person 1", "Mara"], (await AskAsync(null, null, 2)).Entries.Select(entry => entry.Subject));
        Assert.Equal((1, 1), ((await AskAsync("Mara", null, 1)).Total, (await AskAsync("Mara", null, 1)).Pages));
        Assert.Equal((51, 2), ((await AskAsync("Ada", "Invited a person", 1)).Total, (await AskAsync("Ada", "Invited a person", 1)).Pages));
        Assert.Equal(0, (await AskAsync("Ada", "Signed out everywhere", 1)).Total);
        Assert.Equal(["Ada", "Mara"], (await AskAsync("Mara", null, 1)).People);

        Task<AuditEntries> AskAsync(string? by, string? action, int page) => desk.Get<AuditLog>().AskAsync(ada, by, action, page, TestContext.Current.CancellationToken);
    }
}
