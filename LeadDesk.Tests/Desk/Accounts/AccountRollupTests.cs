using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Accounts;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Tests.Desk.Leads;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Accounts;

public sealed class AccountRollupTests(PostgresServer postgres)
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Every_lead_counts_but_the_lost_and_a_rep_sees_only_the_own(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var crew = new Crew(desk);
        var (account, strangers) = (AddAccount(desk, "Acme"), AddAccount(desk, "Elsewhere"));
        Add(desk, account, "Own", 80, 50, crew.Mara.UserId, Stage.Mql);
        Add(desk, account, "Other", 40, 60, crew.Dev.UserId, Stage.Mql);
        Add(desk, account, "Gone", 100, 100, crew.Mara.UserId, Stage.Lost);
        Add(desk, account, "Rude", 100, 100, crew.Dev.UserId, Stage.Disqualified);
        Add(desk, strangers, "Else", 10, 10, crew.Dev.UserId, Stage.Mql);
        var (ask, stop) = (desk.Get<AccountRollup>(), TestContext.Current.CancellationToken);

        var seen = (await ask.AskAsync(crew.Mara, account, stop))!;

        Assert.Equal((80.0, 80.0, 80.0, "A1", 2), (seen.Score.Fit, seen.Score.Engagement, seen.Score.Score, seen.Score.Cell.Name, seen.Score.Leads));
        Assert.Equal(["Gone", "Own"], seen.Leads.Select(lead => lead.Name).Order());
        Assert.Equal((2, 4), (seen.Seen, seen.All));
        Assert.Equal(4, (await ask.AskAsync(crew.Manager, account, stop))!.Leads.Count);
        Assert.Null(await ask.AskAsync(crew.Mara, strangers, stop));
        Assert.Null(await ask.StandingAsync(crew.Mara, strangers, stop));
        Assert.Equal(seen.Score, (await ask.StandingAsync(crew.Mara, account, stop))!.Score);
    }

    private static long AddAccount(TestDesk desk, string name)
    {
        using var db = desk.Open();
        var account = new Account { Name = name, CreatedAt = desk.Clock.Now };
        db.Accounts.Add(account);
        db.SaveChanges();
        return account.Id;
    }

    private static void Add(TestDesk desk, long account, string name, double fit, double engagement, int? owner, Stage stage)
    {
        using var db = desk.Open();
        var lead = new Lead { LastName = name, AccountId = account, OwnerId = owner, CreatedAt = desk.Clock.Now };
        lead.SetScore(new Rating { Score = 50, Fit = fit, Engagement = engagement, Cell = new Cell('B', 2), Coverage = 1 }, desk.Clock.Now);
        db.StageChanges.Add(lead.Enter(stage, "test", null, desk.Clock.Now, null));
        db.SaveChanges();
    }
}
