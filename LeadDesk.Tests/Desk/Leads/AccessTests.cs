using LeadDesk.Core;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Tasks;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Leads;

/// <summary>Who may do what with whose lead.</summary>
public sealed class AccessTests
{
    private static readonly Dictionary<string, Func<TestDesk, Actor, long, Crew, Task<Outcome>>> Verbs = new()
    {
        ["edit"] = async (desk, actor, id, _) => (await desk.Get<EditLead>().RunAsync(actor, id, [new("city", "", "Hull")])).Outcome,
        ["move"] = (desk, actor, id, _) => desk.Get<MoveLead>().RunAsync(actor, id, Stage.Lead, new(Stage.Mql, Words: "Asked for a call")),
        ["note"] = (desk, actor, id, _) => desk.Get<AddNote>().RunAsync(actor, id, "Hello"),
        ["task"] = (desk, actor, id, _) => desk.Get<AddTask>().RunAsync(actor, id, "Call", desk.Clock.Now),
        ["tag"] = async (desk, actor, id, _) => (await desk.Get<TagLeads>().RunAsync(actor, LeadChoice.Of(id), ["fair"], [])).Outcome,
        ["take"] = async (desk, actor, id, _) => (await desk.Get<AssignLeads>().RunAsync(actor, LeadChoice.Of(id), actor.UserId)).Outcome,
        ["give to Dev"] = async (desk, actor, id, crew) => (await desk.Get<AssignLeads>().RunAsync(actor, LeadChoice.Of(id), crew.Dev.UserId)).Outcome,
        ["give to nobody"] = async (desk, actor, id, _) => (await desk.Get<AssignLeads>().RunAsync(actor, LeadChoice.Of(id), null)).Outcome,
        ["delete"] = async (desk, actor, id, _) => (await desk.Get<DeleteLeads>().RunAsync(actor, LeadChoice.Of(id))).Outcome,
        ["see"] = async (desk, actor, id, _) => await desk.Get<LeadPage>().AskAsync(actor, id) is null ? Outcome.Refuse("unseen") : Outcome.Done,
        ["see the timeline of"] = async (desk, actor, id, _) => await desk.Get<LeadTimeline>().AskAsync(actor, id, TimelineSide.All, 0, 5) is null ? Outcome.Refuse("unseen") : Outcome.Done,
    };

    // What a rep may do with a lead of her own, one of a colleague, and one of nobody.
    public static TheoryData<string, string, bool> RepMay()
    {
        var table = new TheoryData<string, string, bool>();

        foreach (var verb in Verbs.Keys)
        {
            table.Add(verb, "own", verb is not ("give to Dev" or "give to nobody"));
            table.Add(verb, "other's", false);
            table.Add(verb, "nobody's", verb is not ("give to Dev" or "give to nobody" or "delete"));
        }

        return table;
    }

    [Theory]
    [MemberData(nameof(RepMay))]
    public async Task A_rep_works_own_leads_and_takes_free_ones(string verb, string whose, bool may)
    {
        using var desk = new TestDesk();
        var crew = new Crew(desk);

        Assert.Equal(may, (await Verbs[verb](desk, crew.Mara, crew.Lead(whose), crew)).Succeeded);
    }

    [Theory]
    [MemberData(nameof(RepMay))]
    public async Task A_manager_may_do_everything_with_every_lead(string verb, string whose, bool _)
    {
        using var desk = new TestDesk();
        var crew = new Crew(desk);

        Assert.Null((await Verbs[verb](desk, crew.Manager, crew.Lead(whose), crew)).Refusal);
    }

    [Fact]
    public async Task A_lead_of_others_is_refused_in_the_same_words_as_one_that_does_not_exist()
    {
        using var desk = new TestDesk();
        var crew = new Crew(desk);

        foreach (var verb in Verbs.Values)
        {
            Assert.Equal(await verb(desk, crew.Mara, 987654, crew), await verb(desk, crew.Mara, crew.Other, crew));
        }
    }

    [Fact]
    public async Task A_reps_list_and_bulk_work_hold_only_what_she_may_see()
    {
        using var desk = new TestDesk();
        var crew = new Crew(desk);
        var tagged = await desk.Get<TagLeads>().RunAsync(crew.Mara, LeadChoice.Matching(new LeadFilter()), ["fair"], [], TestContext.Current.CancellationToken);

        Assert.Equal([crew.Own, crew.Free], tagged.Changed.Order());
        var list = await desk.Get<LeadList>().AskAsync(crew.Mara, new LeadFilter(), new LeadSort("name", false), 0, 50, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((2, "Free,Own"), (list.Total, string.Join(',', list.Rows.Select(row => row.Name))));
    }
}
