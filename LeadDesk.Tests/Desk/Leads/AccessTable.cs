using LeadDesk.Core;
using LeadDesk.Core.Desk.Board;
using LeadDesk.Core.Desk.Duplicates;
using LeadDesk.Core.Desk.Forms;
using LeadDesk.Core.Desk.Keys;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Desk.Routing;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Desk.Sources;
using LeadDesk.Core.Desk.Stages;
using LeadDesk.Core.Desk.Tasks;
using LeadDesk.Core.Desk.Verification;
using LeadDesk.Core.Exchange.Export;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Qualification;

namespace LeadDesk.Tests.Desk.Leads;

/// <summary>Who may do what with whose lead. A row is a verb, a column a role: rep, manager, marketer, admin.</summary>
internal static class AccessTable
{
    private static readonly Outcome Unseen = Outcome.Refuse("unseen");

    public static IReadOnlyDictionary<string, AccessRow> Rows { get; } = new Dictionary<string, AccessRow>
    {
        ["see"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => Seen(await at.Get<LeadPage>().AskAsync(at.Actor, at.Id) is not null)),
        ["see the timeline"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => Seen(await at.Get<LeadTimeline>().AskAsync(at.Actor, at.Id, TimelineSide.All, 0, 5) is not null)),
        ["see the checklist"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => Seen(await at.Get<LeadChecklist>().AskAsync(at.Actor, at.Id) is not null)),
        ["see where it may go"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => Seen(await at.Get<MoveChoices>().AskAsync(at.Actor, at.Id) is not null)),
        ["see on the board"] = new(Stage.Sql, "o.n", "otn", "otn", "otn", async at => Seen((await at.Get<StageBoard>().AskAsync(at.Actor, new LeadFilter(), BoardOrder.Best, false, 1000))[Stage.Sql]!.Cards.Any(card => card.Id == at.Id))),
        ["count in the forecast"] = new(Stage.Opportunity, "o.n", "otn", "otn", "otn", async at => Seen(at.Month() is var month && (await at.Get<DealForecast>().AskAsync(at.Actor)).Any(row => row.Month == month))),
        ["edit"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => (await at.Get<EditLead>().RunAsync(at.Actor, at.Id, [new("city", "", "Hull")])).Outcome),
        ["note"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", at => at.Get<AddNote>().RunAsync(at.Actor, at.Id, "Hello")),
        ["task"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", at => at.Get<AddTask>().RunAsync(at.Actor, at.Id, "Call", at.Desk.Clock.Now)),
        ["task to the calendar"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at =>
            Seen(await at.Get<AddTask>().RunAsync(at.Boss, at.Id, "Call", at.Desk.Clock.Now) is { Succeeded: true } && await at.Get<MeetingFile>().AskAsync(at.Actor, at.Id, at.NewestTask(), null) is not null)),
        ["tag"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => (await at.Get<TagLeads>().RunAsync(at.Actor, LeadChoice.Of(at.Id), ["fair"], [])).Outcome),
        ["take"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => (await at.Get<AssignLeads>().RunAsync(at.Actor, LeadChoice.Of(at.Id), at.Actor.UserId)).Outcome),
        ["give to Dev"] = new(Stage.Mql, "...", "otn", "otn", "otn", async at => (await at.Get<AssignLeads>().RunAsync(at.Actor, LeadChoice.Of(at.Id), at.Dev.UserId)).Outcome),
        ["give to nobody"] = new(Stage.Mql, "...", "otn", "otn", "otn", async at => (await at.Get<AssignLeads>().RunAsync(at.Actor, LeadChoice.Of(at.Id), null)).Outcome),
        ["delete"] = new(Stage.Mql, "o..", "otn", "otn", "otn", async at => (await at.Get<DeleteLeads>().RunAsync(at.Actor, LeadChoice.Of(at.Id))).Outcome),
        ["merge with an own lead"] = new(Stage.Mql, "o..", "otn", "otn", "otn", async at => (await at.Get<MergeLeads>().RunAsync(at.Actor, at.Id, at.Desk.AddLead("Twin", Cell.Worst, at.Actor.Role == Core.Team.Role.Rep ? at.Actor.UserId : null), null)).Outcome),
        ["compare with an own lead"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => Seen(await at.Get<MergeSheet>().AskAsync(at.Actor, [at.Id, at.Desk.AddLead("Twin", Cell.Worst, at.Actor.Role == Core.Team.Role.Rep ? at.Actor.UserId : null)]) is not null)),
        ["merge with two own leads"] = new(Stage.Mql, "o..", "otn", "otn", "otn", async at => (await at.Get<MergeLeads>().RunAsync(at.Actor, at.Id,
            [.. Enumerable.Range(0, 2).Select(_ => new MergePart(at.Desk.AddLead("Twin", Cell.Worst, at.Actor.Role == Core.Team.Role.Rep ? at.Actor.UserId : null), null))])).Outcome),
        ["see what it agreed to"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => Seen(await at.Get<LeadConsents>().AskAsync(at.Actor, at.Id) is not null)),
        ["undo somebody else's merge"] = new(Stage.Mql, "...", "otn", "otn", "otn", async at =>
            (await at.Get<UndoMerge>().RunAsync(at.Actor, (await at.Get<MergeLeads>().RunAsync(at.Boss, at.Id, at.Desk.AddLead("Twin", Cell.Worst, at.Actor.Role == Core.Team.Role.Rep ? at.Actor.UserId : null), null)).MergeId)).Outcome),
        ["hand over"] = new(Stage.Lead, "o.n", "otn", "otn", "otn", at => at.Get<MoveLead>().RunAsync(at.Actor, at.Id, Stage.Lead, new(Stage.Mql, Words: "Asked for a call"))),
        ["accept"] = new(Stage.Mql, "o.n", "otn", "...", "otn", async at => (await at.Get<AcceptLead>().RunAsync(at.Actor, at.Id)).Outcome),
        ["reject"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => (await at.Get<RejectLead>().RunAsync(at.Actor, at.Id, "too-early", null)).Outcome),
        ["qualify"] = new(Stage.Sal, "o.n", "otn", "...", "otn", at => QualifyAsync(at, passes: true)),
        ["let through the gate"] = new(Stage.Sal, "...", "otn", "...", "otn", at => QualifyAsync(at, passes: false)),
        ["make a deal of"] = new(Stage.Sql, "o.n", "otn", "...", "otn", at => at.Get<MoveLead>().RunAsync(at.Actor, at.Id, Stage.Sql, new(Stage.Opportunity, Value: 900, CloseDate: new(2026, 5, 1)))),
        ["snooze"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => (await at.Get<SnoozeLead>().RunAsync(at.Actor, at.Id, at.Desk.Clock.Now.AddHours(4))).Outcome),
        ["skip"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", at => at.Get<SkipLead>().RunAsync(at.Actor, at.Id, at.Desk.Clock.Now.AddHours(8))),
        ["plan a step"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => (await at.Get<PlanStep>().RunAsync(at.Actor, at.Id, "Call", at.Desk.Clock.Now.AddDays(1))).Outcome),
        ["log an e-mail"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => (await at.WithMail().Get<LogMail>().RunAsync(at.Actor, at.Id)).Outcome),
        ["hand on"] = new(Stage.Mql, "o..", "otn", "otn", "otn", async at => (await at.Get<HandOnLead>().RunAsync(at.Actor, at.Id, at.Boss.UserId, "On leave")).Outcome),
        ["undo"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", at => at.Get<UndoDeed>().RunAsync(at.Actor, new(at.Id, at.Actor.UserId, at.Desk.Clock.Now, null, at.Lead().TakePlace(), at.Lead().TakePlace(), null))),
        ["undo of somebody else's deed"] = new(Stage.Mql, "...", "...", "...", "...", at => at.Get<UndoDeed>().RunAsync(at.Actor, new(at.Id, at.Boss.UserId, at.Desk.Clock.Now, null, at.Lead().TakePlace(), at.Lead().TakePlace(), null))),
        ["log an outcome"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => (await at.Get<LogOutcome>().RunAsync(at.Actor, at.Id, new("no-answer", null, null, null))).Outcome),
        ["override the grade"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", at => PinAsync(at, at.Actor)),
        ["end an override"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => await PinAsync(at, at.Boss) is { Succeeded: true } ? await at.Get<EndOverride>().RunAsync(at.Actor, at.Id, null, default) : Outcome.Refuse("not pinned")),
        ["answer"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => (await at.Get<AnswerQuestion>().RunAsync(at.Actor, at.Id, new("money/budget", AnswerStatus.Claimed, null, null, null, null, 0))).Outcome),
        ["confirm an answer"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at =>
        {
            await at.AnswerAsync(at.Boss, 1);
            return await at.Get<ConfirmAnswer>().RunAsync(at.Actor, at.Id, "money/budget", at.AnswerVersion());
        }),
        ["switch the framework"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", at => at.Get<SwitchFramework>().RunAsync(at.Actor, at.Id, at.Framework("meddic"))),
        ["make a framework"] = new(Stage.Mql, "...", "otn", "otn", "otn", async at => (await at.Get<MakeFramework>().RunAsync(at.Actor, $"Framework {at.Id}", at.Framework("bant"))).Outcome),
        ["change a framework"] = new(Stage.Mql, "...", "otn", "otn", "otn", async at => await at.Get<FrameworkList>().FindAsync(at.Boss, at.Framework("champ")) is { } row
            ? (await at.Get<SaveFramework>().RunAsync(at.Actor, row.Id, row.Versions[0].Number, row.Definition with { Description = $"For {at.Id}" }, null, false)).Outcome : Unseen),
        ["take a framework out of use"] = new(Stage.Mql, "...", "otn", "otn", "otn", at => at.Get<RetireFramework>().RunAsync(at.Actor, at.Framework("meddpicc"))),
        ["choose the default framework"] = new(Stage.Mql, "...", "otn", "otn", "otn", at => at.Get<ChooseDefault>().RunAsync(at.Actor, at.Framework("bant"))),
        ["say which leads get which"] = new(Stage.Mql, "...", "otn", "otn", "otn", at => at.Get<ChooseDefault>().AddRuleAsync(at.Actor, at.Framework("bant"), new(OwnerId: at.Dev.UserId))),
        ["write a team's call guide"] = new(Stage.Mql, "...", "otn", "otn", "otn", async at =>
            await at.Get<SaveTeamGuide>().RunAsync(at.Actor, (await at.Get<SavePool>().RunAsync(at.Boss, new(null, $"Team {at.Id}", null, []))).PoolId, "Hello", null, 0)),
        ["add a contact"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", at => at.Get<SaveContact>().RunAsync(at.Actor, at.AccountId(), new(null, "Theo", null, null, null, null))),
        ["choose the currency"] = new(Stage.Mql, "...", "otn", "...", "otn", at => at.Get<DeskCurrency>().ChooseAsync(at.Actor, "EUR")),
        ["see its promises"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => Seen(await at.Get<LeadClocks>().AskAsync(at.Actor, at.Id) is not null)),
        ["see its points"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => Seen(await at.Get<ScoreLedger>().RunAsync(at.Actor, at.Id, default) is not null)),
        ["see how likely it is won"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => Seen(await at.Get<Core.Desk.Learning.LeadChance>().AskAsync(at.Actor, at.Id) is not null)),
        ["read it whole"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => Seen(await at.Get<ReadLead>().RunAsync(at.Actor, at.Id, default) is not null)),
        ["put back that it was given"] = new(Stage.Mql, "...", "otn", "otn", "otn", async at =>
            (await at.Get<UndoAssign>().RunAsync(at.Actor, new Dictionary<long, PlaceBefore> { [at.Id] = new(at.Dev.UserId, null) }, at.Lead().OwnerId)).Outcome),
        ["take a list out"] = new(Stage.Mql, "...", "otn", "otn", "otn", async at => (await at.Get<ExportMqls>().RunAsync(at.Actor, new(), ExportFormat.Csv, null, new MemoryStream(), default)).Outcome),
        ["save an export"] = new(Stage.Mql, "...", "otn", "otn", "otn", async at => (await at.Get<SaveExport>().RunAsync(at.Actor, new() { Name = "Weekly" })).Outcome),
        ["run somebody else's export"] = new(Stage.Mql, "...", "otn", "otn", "otn", async at => (await at.Get<StartExport>().RunAsync(at.Actor, (await at.Get<SaveExport>().RunAsync(at.Boss, new() { Name = "Weekly" })).Id)).Outcome),
        ["change somebody else's export"] = new(Stage.Mql, "...", "...", "...", "otn", async at =>
            await at.Get<DeleteExport>().RunAsync(at.Actor, (await at.Get<SaveExport>().RunAsync(Core.Team.Actor.Person(4711, "Gone", Core.Team.Role.Admin), new() { Name = "Weekly" })).Id)),
        ["settle limits"] = new(Stage.Mql, "...", "otn", "...", "otn", async at =>
            (await at.Get<StageSettings>().AskAsync(at.Boss))!.Rules is var rules ? await at.Get<SaveStageLimits>().RunAsync(at.Actor, rules, rules) : Unseen),
        ["see the rules of stages"] = new(Stage.Mql, "...", "otn", "...", "otn", async at => Seen(await at.Get<StageSettings>().AskAsync(at.Actor) is not null)),
        ["see why this rep"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => Seen(await at.Get<LeadRoutes>().AskAsync(at.Actor, at.Id) is not null)),
        ["see how leads are routed"] = new(Stage.Mql, "...", "otn", "...", "otn", async at => Seen(await at.Get<RoutingSettings>().AskAsync(at.Actor) is not null)),
        ["see who got their share"] = new(Stage.Mql, "...", "otn", "...", "otn", async at => Seen(await at.Get<FairnessReport>().AskAsync(at.Actor, at.Desk.Clock.Now, at.Desk.Clock.Now) is not null)),
        ["simulate routing"] = new(Stage.Mql, "...", "otn", "...", "otn", async at => Seen(await at.Get<SimulateRouting>().RunAsync(at.Actor) is not null)),
        ["see what is to be handed on"] = new(Stage.Mql, "...", "otn", "...", "otn", async at => Seen(await at.Get<LeadsToHandOver>().AskAsync(at.Actor, at.Dev.UserId!.Value) is not null)),
        ["save a pool"] = new(Stage.Mql, "...", "otn", "...", "otn", async at => (await at.Get<SavePool>().RunAsync(at.Actor, new(null, $"Pool {at.Id}", null, []))).Outcome),
        ["remove a pool"] = new(Stage.Mql, "...", "otn", "...", "otn", at => at.Get<RemovePool>().RunAsync(at.Actor, 0)),
        ["write routing rules"] = new(Stage.Mql, "...", "otn", "...", "otn", at => at.Get<SaveRule>().ReplaceAsync(at.Actor, [])),
        ["settle how a person gets leads"] = new(Stage.Mql, "...", "otn", "...", "otn", at => at.Get<SaveProfile>().RunAsync(at.Actor, at.Dev.UserId!.Value, new(null, null, null, null))),
        ["stop leads for somebody else"] = new(Stage.Mql, "...", "otn", "...", "otn", at => at.Get<SetReceiving>().RunAsync(at.Actor, at.Dev.UserId!.Value, receives: false)),
        ["stop leads for oneself"] = new(Stage.Mql, "otn", "otn", "otn", "otn", at => at.Get<SetReceiving>().RunAsync(at.Actor, at.Actor.UserId!.Value, receives: false)),
        ["note an absence"] = new(Stage.Mql, "...", "otn", "...", "otn", at => at.Get<SetAway>().RunAsync(at.Actor, at.Dev.UserId!.Value, new(at.Desk.Clock.Now, at.Desk.Clock.Now.AddDays(at.Id), false))),
        ["put on hold"] = new(Stage.Mql, "o.n", "otn", "...", "otn", at => at.Get<HoldLead>().RunAsync(at.Actor, at.Id, at.Desk.Clock.Now.AddDays(1), "Their board meets")),
        ["even out"] = new(Stage.Mql, "...", "ot.", "ot.", "ot.", async at => at.Lead().OwnerId is not { } from ? Unseen
            : (await at.Get<EvenOut>().RunAsync(at.Actor, [new(at.Id, "Lead", new Cell('A', 1), from, "From", at.Boss.UserId!.Value, "To")])).Outcome),
        ["see where leads came from"] = new(Stage.Mql, "...", "otn", "otn", "otn", async at => Seen(await at.Get<SourceReport>().AskAsync(at.Actor, new(Breakdown.Source, Touch.First, null, null, null)) is not null)),
        ["see costs"] = new(Stage.Mql, "...", "otn", "otn", "otn", async at => Seen(await at.Get<CostBook>().AskAsync(at.Actor, null, null) is not null)),
        ["write down a cost"] = new(Stage.Mql, "...", "otn", "otn", "otn", async at => (await at.Get<SaveCost>().RunAsync(at.Actor, CostOf(at))).Outcome),
        ["take costs from a table"] = new(Stage.Mql, "...", "otn", "otn", "otn", async at => (await at.Get<TakeCosts>().RunAsync(at.Actor, [CostOf(at)])).Outcome),
        ["delete a cost"] = new(Stage.Mql, "...", "otn", "otn", "otn", async at => await at.Get<DeleteCost>().RunAsync(at.Actor, (await at.Get<SaveCost>().RunAsync(at.Boss, CostOf(at) with { Amount = 7 })).CostId, seen: 2)),
        ["keep a view"] = new(Stage.Mql, "otn", "otn", "otn", "otn", at => at.Get<SaveView>().RunAsync(at.Actor, "Mine", [QueueChip.All[0]])),
        ["forget somebody else's view"] = new(Stage.Mql, "...", "...", "...", "...", async at => await at.Get<SaveView>().RunAsync(at.Boss, $"View {at.Id}", [QueueChip.All[0]]) is { Succeeded: true }
            ? await at.Get<SaveView>().ForgetAsync(at.Actor, (await at.Get<SavedViews>().AskAsync(at.Boss)).Max(view => view.Id)) : Outcome.Done),
        ["choose keys"] = new(Stage.Mql, "otn", "otn", "otn", "otn", at => at.Get<ChooseKeys>().RunAsync(at.Actor, KeySet.Usual)),
        ["settle a policy"] = new(Stage.Mql, "...", "otn", "...", "otn", at => at.Get<SavePolicy>().SettleAsync(at.Actor, 3, 7)),
        ["confirm as real"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", at => at.Get<ConfirmReal>().RunAsync(at.Actor, at.Id, isReal: true)),
        ["see what speaks against it"] = new(Stage.Mql, "o.n", "otn", "otn", "otn", async at => Seen(await at.Get<LeadDoubts>().AskAsync(at.Actor, at.Id) is not null)),
        ["see web forms"] = new(Stage.Mql, "...", "otn", "otn", "otn", async at => Seen(await at.Get<FormList>().AskAsync(at.Actor) is not null)),
        ["see how to make a form"] = new(Stage.Mql, "...", "otn", "otn", "otn", async at => Seen(await at.Get<FormPage>().AskAsync(at.Actor, null) is not null)),
        ["make a web form"] = new(Stage.Mql, "...", "otn", "otn", "otn", async at => (await at.Get<SaveForm>().RunAsync(at.Actor, null, new($"Form {at.Id}", null, null, ["email"], [], [], "", null), 0)).Outcome),
        ["switch a web form off"] = new(Stage.Mql, "...", "otn", "otn", "otn", async at =>
            await at.Get<SwitchForm>().RunAsync(at.Actor, (await at.Get<SaveForm>().RunAsync(at.Boss, null, new($"Form {at.Id}", null, null, ["email"], [], [], "", null), 0)).FormId, isEnabled: false)),
        ["add a reason"] = new(Stage.Mql, "...", "otn", "...", "otn", at => at.Get<SaveReason>().RunAsync(at.Actor, null, Stage.Lost, $"Reason {at.Id}", null, retired: false)),
    };

    private static CostEntry CostOf(AccessCase at) => new(null, $"Source {at.Id}", null, new(2026, 1, 1), new(2026, 1, 31), 5, null);

    private static Outcome Seen(bool seen) => seen ? Outcome.Done : Unseen;

    private static async Task<Outcome> QualifyAsync(AccessCase at, bool passes)
    {
        await at.AnswerAsync(at.Boss, passes ? 4 : 1);
        return await at.Get<MoveLead>().RunAsync(at.Actor, at.Id, Stage.Sal, new(Stage.Sql, Words: "I know them", OverridesGate: !passes));
    }

    private static Task<Outcome> PinAsync(AccessCase at, Core.Team.Actor by) =>
        at.Get<OverrideGrade>().RunAsync(by, at.Id, new(new Cell('B', 2), "Met them", at.Desk.Clock.Now.AddDays(7)), null, default);
}
