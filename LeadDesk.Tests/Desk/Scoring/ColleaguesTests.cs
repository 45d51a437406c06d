using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Scoring;

public sealed class ColleaguesTests(PostgresServer postgres)
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_company_that_changed_is_rated_anew_for_everybody_who_works_there(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var cancellation = TestContext.Current.CancellationToken;
        await desk.Get<SeedModels>().RunAsync(Actor.Desk, cancellation);
        var account = new Account { Name = "Stale Co", Employees = 5, Industry = "Software", CreatedAt = desk.Clock.Now };
        Lead[] leads = [Of("Ines", account), Of("Otto", account)];
        await using var db = desk.Open();
        db.AddRange(leads);
        await desk.Get<LeadScorer>().RateAsync(db, leads, desk.Clock.Now, "new", cancellation);
        await db.SaveChangesAsync(cancellation);
        var before = leads[0].Fit;

        await using var later = desk.Open();
        var second = await later.Leads.Include(lead => lead.Account).SingleAsync(lead => lead.LastName == "Otto", cancellation);
        second.Account!.Employees = 500;
        await desk.Get<LeadScorer>().RateAsync(later, [second], desk.Clock.Now, "edit", cancellation);
        await later.SaveChangesAsync(cancellation);

        await using var after = desk.Open();
        Assert.All(await after.Leads.ToListAsync(cancellation), lead => Assert.True(lead.Fit > before));
    }

    private static Lead Of(string name, Account account) => new() { LastName = name, JobTitle = "Head of Operations", Account = account };
}
