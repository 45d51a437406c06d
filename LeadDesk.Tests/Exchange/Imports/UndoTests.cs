using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Exchange.Imports;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Exchange.Imports;

public sealed class UndoTests(PostgresServer postgres)
{
    private static readonly string[] Changed = ["1", "2", "4", "5", "6", "7", "9"];

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_file_does_all_that_an_undo_has_to_take_back(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        await FullDesk.FillAsync(desk.Desk);
        var before = (await desk.LeadsAsync()).ToDictionary(lead => lead.ExternalId!);
        Assert.Equal(["engaged", "engaged", "mql", "recycled", "lost", "engaged", "lead"], Changed.Select(id => before[id].Stage.Key));
        var done = await desk.ImportAsync(FullDesk.File);
        Assert.Equal((2, 8, 0), (done.Created, done.Updated, done.Refused));

        var after = (await desk.LeadsAsync()).ToDictionary(lead => lead.ExternalId!);
        Assert.Equal(["mql", "mql", "mql", "mql", "engaged", "engaged", "lost"], Changed.Select(id => after[id].Stage.Key));
        Assert.NotNull(after["2"].HandedOverAt);
        Assert.True(after["4"].RespondBy < before["4"].RespondBy);
        Assert.Equal((2, 1), (after["5"].Cycle, before["5"].Cycle));
        Assert.Equal("stale.example", after["1"].Account!.Domain);
        Assert.True(after["7"].Score < before["7"].Score);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_undone_import_leaves_every_row_as_it_was(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        await FullDesk.FillAsync(desk.Desk);
        var before = await FullDesk.PictureAsync(desk.Desk);
        var import = await desk.ImportAsync(FullDesk.File);
        Assert.NotEqual(before, await FullDesk.PictureAsync(desk.Desk));

        var undone = await UndoAsync(desk, import.Id);

        Assert.Equal((JobState.Undone, 2, 0), (undone.Job!.State, undone.Removed, undone.Kept));
        Assert.Empty(undone.KeptFields);
        Assert.Equal(before, await FullDesk.PictureAsync(desk.Desk));
        await using var db = desk.Desk.Open();
        Assert.False(await db.FieldChanges.AnyAsync(change => change.Field.StartsWith(FieldChange.RowPrefix), Stop));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Days_later_it_is_as_if_the_import_had_never_been_and_nobody_is_handed_over_by_the_undo(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        using var other = new ImportDesk(provider, postgres);
        await FullDesk.FillAsync(desk.Desk);
        await FullDesk.FillAsync(other.Desk);
        var import = await desk.ImportAsync(FullDesk.File);

        foreach (var each in new[] { desk.Desk, other.Desk })
        {
            each.Clock.Now = each.Clock.Now.AddDays(3).AddTicks(7);
        }

        await UndoAsync(desk, import.Id);
        await FullDesk.RateAllAsync(desk.Desk);
        await FullDesk.RateAllAsync(other.Desk);

        Assert.Equal(await FullDesk.PictureAsync(other.Desk), await FullDesk.PictureAsync(desk.Desk));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Two_imports_undone_one_after_the_other_leave_nothing_either(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        await FullDesk.FillAsync(desk.Desk);
        var before = await FullDesk.PictureAsync(desk.Desk);
        var first = await desk.ImportAsync(FullDesk.File);
        var second = await desk.ImportAsync("Id,First name,Company,Employees,Outcome,Shape\n21,Newer,Bright Ltd,3,won,round\n1,Once more,,,lost,square\n");

        await UndoAsync(desk, second.Id);
        await UndoAsync(desk, first.Id);

        Assert.Equal(before, await FullDesk.PictureAsync(desk.Desk));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_somebody_did_since_is_kept_and_said(DatabaseProvider provider)
    {
        using var desk = new ImportDesk(provider, postgres);
        await FullDesk.FillAsync(desk.Desk);
        var import = await desk.ImportAsync(FullDesk.File);

        await using (var db = desk.Desk.Open())
        {
            var leads = await db.Leads.Include(lead => lead.Account).ToDictionaryAsync(lead => lead.ExternalId!, Stop);
            leads["6"].Custom = leads["6"].Custom.With("colour", FieldValue.Of("blue"));
            leads["1"].FirstName = "Agnes";
            leads["1"].Account!.Industry = "Banking";
            db.StageChanges.Add(leads["2"].Enter(Stage.Sal, "Rita", 1, desk.Desk.Clock.Now, null));
            await db.SaveChangesAsync(Stop);
        }

        var undone = await UndoAsync(desk, import.Id);

        // Ines' name, the industry, Otto's stage and the field that somebody has used.
        Assert.Equal((4, "Colour"), (undone.Kept, Assert.Single(undone.KeptFields)));
        var after = (await desk.LeadsAsync()).ToDictionary(lead => lead.ExternalId!);
        Assert.Equal(("Agnes", "Stern", "Banking", 5, null), (after["1"].FirstName, after["1"].LastName, after["1"].Account!.Industry, after["1"].Account!.Employees, after["1"].Account!.Domain));
        Assert.Equal((Stage.Sal, Stage.Engaged, "blue"), (after["2"].Stage, after["1"].Stage, after["6"].Custom["colour"].Text));
        Assert.NotNull(after["2"].HandedOverAt);
        Assert.Null(after["1"].HandedOverAt);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_app_that_dies_while_it_undoes_goes_on_and_comes_to_the_same(DatabaseProvider provider)
    {
        var (desk, before, import) = await LargeAsync(provider);
        using var used = desk;
        using var stop = new CancellationTokenSource();
        Assert.Null((await desk.Desk.Get<UndoImport>().RunAsync(ImportDesk.Marketer, import, Stop)).Outcome.Refusal);

        using (desk.Desk.Get<LeadHub>().Listen(_ => stop.Cancel()))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => desk.Desk.Get<JobRunner>().RunNextAsync(stop.Token));
        }

        Assert.NotEqual(before, await FullDesk.PictureAsync(desk.Desk));
        IsWhole(await desk.RunAsync(import), before, await FullDesk.PictureAsync(desk.Desk));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_cancelled_undo_can_be_started_again_and_comes_to_the_same(DatabaseProvider provider)
    {
        var (desk, before, import) = await LargeAsync(provider);
        using var used = desk;
        var (outcome, jobId) = await desk.Desk.Get<UndoImport>().RunAsync(ImportDesk.Marketer, import, Stop);
        Assert.Null(outcome.Refusal);

        using (desk.Desk.Get<LeadHub>().Listen(_ => desk.Desk.Get<CancelJob>().RunAsync(ImportDesk.Marketer, jobId, Stop).GetAwaiter().GetResult()))
        {
            Assert.Equal((JobState.Cancelled, true), ((await desk.RunAsync(import)) is { } broken ? (broken.Undo!.State, broken.CanUndo) : default));
        }

        IsWhole(await UndoAsync(desk, import), before, await FullDesk.PictureAsync(desk.Desk));
    }

    private static void IsWhole(ImportProgress undone, List<string> before, List<string> after)
    {
        // 700 first names, and the company, its name going with it, of one of them.
        Assert.Equal((JobState.Undone, 600, 701, 0), (undone.Job!.State, undone.Removed, undone.Restored, undone.Kept));
        Assert.Equal((undone.Undo!.Total, JobState.Finished), (undone.Undo.Done, undone.Undo.State));
        Assert.Equal(before, after);
    }

    private async Task<(ImportDesk Desk, List<string> Before, long ImportId)> LargeAsync(DatabaseProvider provider)
    {
        var desk = new ImportDesk(provider, postgres);
        await FullDesk.FillAsync(desk.Desk);
        await desk.ImportAsync("Id,First name\n" + string.Join('\n', Enumerable.Range(1000, 700).Select(id => $"{id},Name {id}")));
        var before = await FullDesk.PictureAsync(desk.Desk);
        var import = await desk.ImportAsync("Id,First name,Company\n" + string.Join('\n', Enumerable.Range(1000, 1300).Select(id => $"{id},Other,{(id == 1650 ? "Stale Co" : "")}")));
        Assert.Equal((600, 700), (import.Created, import.Updated));
        return (desk, before, import.Id);
    }

    private static async Task<ImportProgress> UndoAsync(ImportDesk desk, long importId)
    {
        Assert.Null((await desk.Desk.Get<UndoImport>().RunAsync(ImportDesk.Marketer, importId, Stop)).Outcome.Refusal);
        return await desk.RunAsync(importId);
    }
}
