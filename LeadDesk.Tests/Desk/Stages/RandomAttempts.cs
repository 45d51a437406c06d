using LeadDesk.Core;
using LeadDesk.Core.Desk.Events;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Exchange.Imports;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Stages;

/// <summary>People, files and programs that try whatever comes to mind with a lead.</summary>
internal sealed class RandomAttempts(ImportDesk imports, Random random, IReadOnlyList<Actor> people)
{
    private const int Qualify = -1;

    private static readonly string[] Facets = ["money/budget", "people/buyer", "problem/pain", "time/timeline"];

    private readonly TestDesk desk = imports.Desk;

    public string Last { get; private set; } = "";

    /// <summary>How often each verb succeeded.</summary>
    public Dictionary<string, int> Done { get; } = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task TryAsync(long id)
    {
        desk.Clock.Now = desk.Clock.Now.AddHours(random.Next(1, 60));
        await using var db = desk.Open();
        var lead = await db.Leads.AsNoTracking().SingleAsync(one => one.Id == id, Stop);
        var actor = people[random.Next(people.Count)];

        // Moves are what it is about; a lead is seldom there to be accepted or rejected.
        (Last, var attempt) = (lead.Stage == Stage.Mql && random.Next(2) == 0 ? random.Next(2) : lead.Stage == Stage.Sal && random.Next(2) == 0 ? Qualify : random.Next(14)) switch
        {
            Qualify => ("qualify", await QualifyAsync(actor, id)),
            0 => ("accept", await AcceptAsync(actor, id)),
            1 => ("reject", (await desk.Get<RejectLead>().RunAsync(actor, id, Any("too-early", "best-fit"), null, null, Stop)).Outcome),
            2 => ("edit", await EditAsync(actor, lead)),
            3 => ("signal", await SignalAsync(id)),
            4 => ("upsert", await UpsertAsync(lead)),
            5 => ("import", await ImportAsync(lead)),
            6 or 7 => ("answer", await AnswerAsync(actor, id)),
            _ => ("move", await MoveAsync(actor, lead)),
        };
        Done[Last] = Done.GetValueOrDefault(Last) + (attempt.Succeeded ? 1 : 0);
    }

    private async Task<Outcome> AcceptAsync(Actor actor, long id)
    {
        var (outcome, deed) = await desk.Get<AcceptLead>().RunAsync(actor, id, Stop);
        return deed is not null && random.Next(2) == 0 ? await desk.Get<UndoDeed>().RunAsync(actor, deed, Stop) : outcome;
    }

    private async Task<Outcome> EditAsync(Actor actor, Lead lead)
    {
        var field = LeadFields.Find(Any("value", "closeDate"), [])!;
        var wanted = random.Next(3) == 0 ? "" : field.Key == "value" ? $"{random.Next(-1, 900)}" : "2026-08-01";
        return (await desk.Get<EditLead>().RunAsync(actor, lead.Id, [new(field.Key, field.Get(lead).Display, wanted)], Stop)).Outcome;
    }

    private async Task<Outcome> UpsertAsync(Lead lead)
    {
        var fields = new Dictionary<string, FieldEntry> { ["externalId"] = FieldEntry.Of(lead.ExternalId!) };
        fields["value"] = random.Next(2) == 0 ? FieldEntry.Nothing : FieldEntry.Of(random.Next(0, 900));
        return (await desk.Get<UpsertLead>().RunAsync(Actor.ApiKey("CRM"), new(fields, []), Stop)).Outcome;
    }

    private async Task<Outcome> ImportAsync(Lead lead)
    {
        var stage = Stage.All[random.Next(Stage.All.Count)];
        await imports.ImportAsync($"Id,Deal value,Outcome\n{lead.ExternalId},{random.Next(0, 900)},{stage.Key}\n");
        return Outcome.Done;
    }

    private async Task<Outcome> QualifyAsync(Actor actor, long id)
    {
        await AnswerAsync(actor, id, AnswerStatus.Confirmed);
        return await desk.Get<MoveLead>().RunAsync(actor, id, Stage.Sal, new(Stage.Sql), Stop);
    }

    private async Task<Outcome> AnswerAsync(Actor actor, long id, AnswerStatus? all = null)
    {
        await using var db = desk.Open();
        var outcome = Outcome.Done;

        foreach (var facet in Facets)
        {
            var seen = (await db.LeadAnswers.AsNoTracking().SingleOrDefaultAsync(answer => answer.LeadId == id && answer.Facet == facet, Stop))?.Version ?? 0;
            outcome = (await desk.Get<AnswerQuestion>().RunAsync(actor, id, new(facet, all ?? (AnswerStatus)random.Next(1, 4), null, null, null, null, seen), Stop)).Outcome;
        }

        return outcome;
    }

    private Task<Outcome> MoveAsync(Actor actor, Lead lead)
    {
        var possible = StageMoves.From(lead.Stage);
        var to = random.Next(4) == 0 ? Stage.All[random.Next(Stage.All.Count)] : possible[random.Next(possible.Count)].To;
        var reasons = MoveReason.Defaults.Where(reason => reason.To == to).Select(reason => reason.Key).Append("made-up").ToArray();
        var entry = new MoveEntry(
            to, random.Next(2) == 0 ? Any(reasons) : null, random.Next(2) == 0 ? "Because" : null, random.Next(3) == 0 ? desk.Clock.Now.AddDays(random.Next(-9, 99)) : null,
            random.Next(2) == 0 ? random.Next(-1, 900) : null, random.Next(2) == 0 ? new DateOnly(2026, 9, 1) : null, random.Next(2) == 0);
        return desk.Get<MoveLead>().RunAsync(actor, lead.Id, random.Next(9) == 0 ? to : lead.Stage, entry, Stop);
    }

    private async Task<Outcome> SignalAsync(long id)
    {
        await desk.Get<TakeEvents>().RunAsync(Actor.Desk, [new($"signal {random.Next()}", "demo-requested", desk.Clock.Now, id, null, null, null, null)], Stop);
        return Outcome.Done;
    }

    private string Any(params string[] words) => words[random.Next(words.Length)];
}
