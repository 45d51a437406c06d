using System.Runtime.CompilerServices;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Leads;

/// <summary>Who may do what with whose lead.</summary>
public sealed class AccessTests
{
    // Where a lead went is told by what became of it; a lead is tried out under a model by those who see models.
    private static readonly string[] Elsewhere = [nameof(Core.Desk.Duplicates.FindSurvivor), nameof(WhoWasFaster), nameof(Core.Desk.Models.SimulateLead)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Role.Rep)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Marketer)]
    [InlineData(Role.Admin)]
    public async Task A_role_may_do_what_the_table_says_and_nothing_else(Role role)
    {
        using var desk = new TestDesk();
        await desk.Get<SeedFrameworks>().RunAsync(Actor.Desk, Stop);
        var (me, dev, boss) = (desk.AddPerson("Mara", role), desk.AddPerson("Dev", Role.Rep), desk.AddPerson("Ada", Role.Admin));
        (char Letter, int? Owner)[] leads = [('o', me.UserId), ('t', dev.UserId), ('n', null)];
        var found = new List<string>();

        foreach (var (verb, row) in AccessTable.Rows)
        {
            var may = "";

            foreach (var (letter, owner) in leads)
            {
                var at = new AccessCase(desk, me, desk.AddLead($"{verb} {letter}", new Cell('A', 1), owner, stage: row.Stage), dev, boss);
                may += (await row.Try(at)).Succeeded ? letter : '.';
            }

            found.Add($"{verb}: {may}");
        }

        Assert.Equal(AccessTable.Rows.Select(row => $"{row.Key}: {row.Value.For(role)}"), found);
    }

    [Fact]
    public void Every_verb_and_question_about_one_lead_is_in_the_table()
    {
        var about = typeof(Actor).Assembly.GetExportedTypes().Where(type => Array.Exists(type.GetMethods(), method => method.GetParameters() is [{ } first, ..] parameters
            && first.ParameterType == typeof(Actor) && Array.Exists(parameters, parameter => parameter.Name is "leadId" && parameter.ParameterType == typeof(long))));
        var table = File.ReadAllText(TableFile());

        Assert.DoesNotContain(about.Select(type => type.Name).Except(Elsewhere), name => !table.Contains($"{name}>", StringComparison.Ordinal));
    }

    private static string TableFile([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "AccessTable.cs");

    [Fact]
    public async Task A_lead_of_others_is_refused_in_the_same_words_as_one_that_does_not_exist()
    {
        using var desk = new TestDesk();
        await desk.Get<SeedFrameworks>().RunAsync(Actor.Desk, Stop);
        var (me, dev, boss) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Dev", Role.Rep), desk.AddPerson("Ada", Role.Admin));

        foreach (var (verb, row) in AccessTable.Rows.Where(row => row.Value.Rep == "o.n" && row.Key is not ("count in the forecast" or "undo" or "end an override")))
        {
            var others = new AccessCase(desk, me, desk.AddLead(verb, new Cell('A', 1), dev.UserId, stage: row.Stage), dev, boss);
            Assert.Equal(await row.Try(others with { Id = 987_654 }), await row.Try(others));
        }
    }

    [Fact]
    public async Task A_reps_list_and_bulk_work_hold_only_what_she_may_see()
    {
        using var desk = new TestDesk();
        var crew = new Crew(desk);
        var tagged = await desk.Get<TagLeads>().RunAsync(crew.Mara, LeadChoice.Matching(new LeadFilter()), ["fair"], [], Stop);

        Assert.Equal([crew.Own, crew.Free], tagged.Changed.Order());
        var list = await desk.Get<LeadList>().AskAsync(crew.Mara, new LeadFilter(), new LeadSort("name", false), 0, 50, cancellationToken: Stop);
        Assert.Equal((2, "Free,Own"), (list.Total, string.Join(',', list.Rows.Select(row => row.Name))));
    }
}
