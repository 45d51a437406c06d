using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Desk.Stages;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Stages;

public sealed class DeskCurrencyTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Another_currency_counts_the_budgets_that_are_in_it(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Petra", Role.Manager));
        var (euros, francs) = (desk.AddLead("Euros", new Cell('A', 1), rep.UserId, stage: Stage.Sql), desk.AddLead("Francs", new Cell('A', 1), rep.UserId, stage: Stage.Sql));
        await desk.Get<SeedFrameworks>().RunAsync(Actor.Desk, Stop);
        await AnswerAsync(desk, rep, euros, new(1000));
        await AnswerAsync(desk, rep, francs, new(2000, null, "CHF"));
        Assert.Equal((1000d, null), (Worth(desk, euros), Worth(desk, francs)));

        Assert.True((await desk.Get<DeskCurrency>().ChooseAsync(manager, " chf ", Stop)).Succeeded);
        Assert.True((await desk.Get<DeskCurrency>().ChooseAsync(manager, "CHF", Stop)).Succeeded);
        await desk.Get<FadeAnswers>().RunAsync(Actor.Desk, Stop);

        Assert.Equal("CHF", await desk.Get<DeskCurrency>().AskAsync(Stop));
        Assert.Equal((null, 2000d), (Worth(desk, euros), Worth(desk, francs)));
        using var db = desk.Open();
        Assert.Equal(["EUR"], db.Audit.Where(entry => entry.Action == "Changed the currency").Select(entry => entry.Detail));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_amount_without_a_currency_is_in_that_of_the_desk(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Petra", Role.Manager));
        var lead = desk.AddLead("Ines", new Cell('A', 1), rep.UserId, stage: Stage.Sql);
        await desk.Get<SeedFrameworks>().RunAsync(Actor.Desk, Stop);
        await desk.Get<DeskCurrency>().ChooseAsync(manager, "USD", Stop);

        await AnswerAsync(desk, rep, lead, new(500, null, ""));

        using var db = desk.Open();
        Assert.Equal("USD 500", db.LeadAnswers.Single().Words);
        Assert.Equal(500d, Worth(desk, lead));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_lead_that_was_deleted_meanwhile_counts_anew_once_it_is_restored(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var manager = desk.AddPerson("Petra", Role.Manager);
        var lead = desk.AddLead("Ines", new Cell('A', 1), stage: Stage.Sql);
        await desk.Get<SeedFrameworks>().RunAsync(Actor.Desk, Stop);
        await AnswerAsync(desk, manager, lead, new(1000));
        await desk.Get<DeleteLeads>().RunAsync(manager, LeadChoice.Of(lead), Stop);

        await desk.Get<DeskCurrency>().ChooseAsync(manager, "USD", Stop);
        await desk.Get<FadeAnswers>().RunAsync(Actor.Desk, Stop);
        await desk.Get<RestoreLeads>().RunAsync(manager, [lead], Stop);
        await desk.Get<FadeAnswers>().RunAsync(Actor.Desk, Stop);

        Assert.Null(Worth(desk, lead));
    }

    [Fact]
    public async Task Only_managers_and_admins_choose_and_only_three_letters()
    {
        using var desk = new TestDesk();
        var (rep, marketer, manager) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Dev", Role.Marketer), desk.AddPerson("Petra", Role.Manager));

        foreach (var (actor, code) in new[] { (rep, "USD"), (marketer, "USD"), (manager, "DOLLAR"), (manager, "U$D"), (manager, "") })
        {
            Assert.False((await desk.Get<DeskCurrency>().ChooseAsync(actor, code, Stop)).Succeeded);
        }

        Assert.Equal("EUR", await desk.Get<DeskCurrency>().AskAsync(Stop));
    }

    [Theory]
    [InlineData("EUR", 900, "€900", "€900")]
    [InlineData("USD", 40_800, "$40,800", "$40.8k")]
    [InlineData("CHF", 1_260_000, "CHF 1,260,000", "CHF 1.3m")]
    [InlineData("EUR", 999_960, "€999,960", "€1m")]
    public void Amounts_are_written_in_full_and_short(string currency, double amount, string full, string brief) =>
        Assert.Equal((full, brief), (DeskMoney.Write(currency, amount), DeskMoney.WriteShort(currency, amount)));

    private static Task<AnswerSaved> AnswerAsync(TestDesk desk, Actor actor, long lead, AnswerValue.Money budget) =>
        desk.Get<AnswerQuestion>().RunAsync(actor, lead, new("money/budget", AnswerStatus.Claimed, budget, null, null, null, 0), Stop);

    private static double? Worth(TestDesk desk, long lead)
    {
        using var db = desk.Open();
        return db.Leads.Single(one => one.Id == lead).AnsweredValue;
    }
}
