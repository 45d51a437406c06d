using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Exchange.Imports;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Exchange.Imports;

/// <summary>A file moves leads that are known already only where a person could move them.</summary>
public sealed class KnownStageTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_known_lead_takes_the_rows_values_but_no_stage_that_the_table_refuses(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        await FillAsync(desk, Stage.Lead, Stage.Mql, Stage.Sal, Stage.Recycled);

        var import = await desk.ImportAsync("Id,City,Outcome\n0,Hull,won\n1,Hull,sal\n2,Hull,sql\n3,Hull,engaged\n9,Hull,won\n");

        var leads = await desk.LeadsAsync();
        Assert.Equal((1, 4, 0), (import.Created, import.Updated, import.Refused));
        Assert.Equal([Stage.Lead, Stage.Mql, Stage.Sal, Stage.Engaged, Stage.Customer], leads.Select(lead => lead.Stage));
        Assert.All(leads, lead => Assert.Equal("Hull", lead.City));
        Assert.Equal(2, leads[3].Cycle);
        await using var db = desk.Desk.Open();
        var problems = await db.ImportErrors.OrderBy(problem => problem.Line).ToListAsync(Stop);
        Assert.Equal([(2, "Outcome"), (3, "Outcome"), (4, "Outcome")], problems.Select(problem => ((int)problem.Line, problem.Column!)));
        Assert.Contains("other values were. A lead in stage Lead cannot become Customer", problems[0].Reason);
        Assert.Contains("decision of sales", problems[1].Reason);
        Assert.Contains("decision of sales", problems[2].Reason);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_managers_file_passes_no_gate_and_needs_the_deal(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        desk.Desk.AddPerson("Mara", Role.Manager);
        await FillAsync(desk, Stage.Mql, Stage.Sal, Stage.Sql, Stage.Sql);

        await desk.ImportAsync("Id,Outcome,Deal value,Close date\n0,sal,,\n1,sql,,\n2,opportunity,,\n3,opportunity,900,2026-05-01\n");

        Assert.Equal([Stage.Sal, Stage.Sal, Stage.Sql, Stage.Opportunity], (await desk.LeadsAsync()).Select(lead => lead.Stage));
        await using var db = desk.Desk.Open();
        var problems = await db.ImportErrors.OrderBy(problem => problem.Line).Select(problem => problem.Reason).ToListAsync(Stop);
        Assert.Equal(2, problems.Count);
        Assert.Contains("which a file cannot show", problems[0]);
        Assert.Contains("needs the deal's value", problems[1]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_import_and_its_undo_leave_a_deal_its_value_and_date(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        var manager = desk.Desk.AddPerson("Petra", Role.Manager);
        await FillAsync(desk, Stage.Sql);
        var import = await desk.ImportAsync("Id,City,Deal value,Close date\n0,Hull,900,2026-05-01\n");
        var id = (await desk.LeadsAsync())[0].Id;
        Assert.Null((await desk.Desk.Get<MoveLead>().RunAsync(manager, id, Stage.Sql, new(Stage.Opportunity), Stop)).Refusal);

        await desk.ImportAsync("Id,Deal value\n0,0\n");
        Assert.Equal(900, (await desk.LeadsAsync())[0].Value);
        await using (var db = desk.Desk.Open())
        {
            Assert.Contains("would take the deal", (await db.ImportErrors.SingleAsync(Stop)).Reason);
        }

        Assert.Null((await desk.Desk.Get<UndoImport>().RunAsync(ImportDesk.Marketer, import.Id, Stop)).Outcome.Refusal);
        var undone = await desk.RunAsync(import.Id);

        var lead = (await desk.LeadsAsync())[0];
        Assert.Equal((Stage.Opportunity, 900, new DateOnly(2026, 5, 1), null), (lead.Stage, lead.Value, lead.CloseDate, lead.City));
        Assert.Equal(2, undone.Kept);
    }

    // External ids 0, 1, 2 …
    private static async Task FillAsync(ImportDesk desk, params Stage[] stages)
    {
        await using var db = desk.Desk.Open();

        foreach (var (at, stage) in stages.Index())
        {
            var lead = new Lead { ExternalId = $"{at}", LastName = $"Lead {at}", CreatedAt = desk.Desk.Clock.Now };
            db.Leads.Add(lead);
            db.StageChanges.Add(lead.Enter(stage, "test", null, desk.Desk.Clock.Now, null));
        }

        await db.SaveChangesAsync(Stop);
    }
}
