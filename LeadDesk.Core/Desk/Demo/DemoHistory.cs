using Bogus;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;

namespace LeadDesk.Core.Desk.Demo;

/// <summary>What the made-up leads did, and what the made-up team did with them.</summary>
internal sealed class DemoHistory(LeadDb db, Randomizer dice, DateTimeOffset now, IReadOnlyList<AppUser> reps)
{
    private static readonly Stage[] Path = [Stage.Engaged, Stage.Mql, Stage.Sal, Stage.Sql, Stage.Opportunity];

    private readonly Dictionary<Lead, DateTimeOffset> ends = [];
    private readonly Dictionary<Lead, DateTimeOffset> lastSignals = [];
    private readonly Dictionary<Lead, DateTimeOffset> requests = [];

    /// <summary>When the lead's story ended: some days ago, never before it began.</summary>
    public DateTimeOffset EndOf(DemoStory story, Lead lead)
    {
        if (!ends.TryGetValue(lead, out var end))
        {
            end = now.AddDays(-dice.Double(story.ClosedDaysAgo.From, story.ClosedDaysAgo.To + 0.9));
            ends[lead] = end = end > lead.CreatedAt.AddDays(3) ? end : lead.CreatedAt.AddDays(3) < now ? lead.CreatedAt.AddDays(3) : now.AddHours(-1);
        }

        return end;
    }

    public void AddSignals(DemoStory story, Lead lead)
    {
        var last = story.ClosedDaysAgo != default ? EndOf(story, lead).AddHours(-2) : now.AddHours(-story.NewestHours).AddMinutes(-dice.Int(4, 240));

        for (var signal = dice.Int(story.Signals.From, story.Signals.To); signal > 0; signal--)
        {
            var (type, subject) = dice.Double() < story.Strong ? dice.ArrayElement(DemoWords.Strong) : dice.ArrayElement(DemoWords.Weak);
            var back = Math.Pow(dice.Double(), 1.7) * Math.Max(0, (last - lead.CreatedAt).TotalMinutes);
            var at = last.AddMinutes(-back);

            if (type == "demo-requested" && !(requests.TryGetValue(lead, out var asked) && asked > at))
            {
                requests[lead] = at;
            }

            lastSignals[lead] = lastSignals.TryGetValue(lead, out var newest) && newest > at ? newest : at;
            db.Add(new EngagementEvent { Lead = lead, Type = type, Subject = subject, OccurredAt = at, ReceivedAt = at.AddSeconds(2), Campaign = lead.Campaign });
        }
    }

    public DateTimeOffset LastSignalOf(Lead lead) => lastSignals.GetValueOrDefault(lead, lead.CreatedAt).AddMinutes(1);

    /// <summary>Somebody who knew better, two days before the end, pinned the best grade.</summary>
    public void AddOverride(Lead lead, DateTimeOffset end, string reason)
    {
        var (at, best, computed) = (end.AddDays(-2), new Cell('A', 1), lead.ToRating());
        var by = reps.FirstOrDefault(rep => rep.Id == lead.OwnerId) ?? Rep();
        db.Add(new GradeOverride
        {
            Lead = lead,
            Cell = best,
            ComputedCell = computed.Cell,
            Reason = reason,
            At = at,
            Until = end,
            ById = by?.Id,
            By = by?.DisplayName ?? Actor.Desk.Name,
            ModelVersionId = lead.ModelVersionId,
        });
        db.Add(ScoreChange.Of(lead, computed with { Cell = best }, at, "override"));
        db.Add(ScoreChange.Of(lead, computed, end, "override"));
    }

    /// <summary>Takes a lead that sales works on to its stage.</summary>
    public void Advance(DemoStory story, Lead lead)
    {
        if (story.Ends is { } stage)
        {
            WalkTo(lead, stage, now.AddHours(-dice.Int(3, 120)));
            AddNextStep(lead);
        }
    }

    /// <summary>Owners, calls and next steps of leads that were handed over by their score.</summary>
    public void AddWork(DemoStory story, Lead lead)
    {
        if (lead.Stage == Stage.Mql && story.Ends is null)
        {
            FollowUp(lead);
        }

        AnswerRequest(lead);
    }

    // Most of what is overdue was followed up in time; a few were not, and the newest wait for somebody to take them.
    private void FollowUp(Lead lead)
    {
        var isOverdue = lead.RespondBy < now;
        lead.OwnerId = isOverdue || dice.Bool(0.7f) ? Rep()?.Id : null;

        if ((isOverdue && (dice.Bool(0.9f) || lead.RespondBy < now.AddDays(-2))) || (lead.OwnerId is not null && dice.Bool(0.2f)))
        {
            var rep = reps.FirstOrDefault(rep => rep.Id == lead.OwnerId);
            var at = Before(lead.HandedOverAt!.Value.AddHours(Math.Pow(dice.Double(), 3) * 30));
            AddCall(lead, rep, at);
            db.Add(lead.Enter(Stage.Sal, rep?.DisplayName ?? Actor.Desk.Name, rep?.Id, at, null));
            Decide(lead, rep, at.AddDays(dice.Double(3, 11)));
            AddNextStep(lead);
            lead.KeepPromise();
        }
    }

    /// <summary>Who asked for a demo was called soon after, but for the newest and those who wait to be accepted.</summary>
    private void AnswerRequest(Lead lead)
    {
        if (lead.Stage != Stage.Mql && lead.Stage.IsOpen && requests.TryGetValue(lead, out var asked) && asked < now.AddHours(-3) && !(lead.LastTouchAt > asked))
        {
            AddCall(lead, reps.FirstOrDefault(rep => rep.Id == lead.OwnerId) ?? Rep(), Before(asked.AddMinutes(dice.Int(4, 150))));
        }
    }

    // Most accepted leads were decided on in time.
    private void Decide(Lead lead, AppUser? rep, DateTimeOffset at)
    {
        if (at < now)
        {
            db.Add(lead.Enter(Stage.Sql, rep?.DisplayName ?? Actor.Desk.Name, rep?.Id, at, null));
        }
    }

    private DateTimeOffset Before(DateTimeOffset at) => at < now ? at : now.AddMinutes(-20);

    /// <summary>Takes the lead stage by stage to its place, with a call on the way.</summary>
    public void WalkTo(Lead lead, Stage stage, DateTimeOffset at)
    {
        var rep = Rep();
        lead.OwnerId = rep?.Id;
        var by = rep?.DisplayName ?? "LeadDesk";
        var steps = stage.IsOpen ? Path[..(Array.IndexOf(Path, stage) + 1)]
            : stage == Stage.Disqualified ? Path[..dice.Int(1, 2)]
            : stage == Stage.Recycled ? Path[..2]
            : stage == Stage.Lost && dice.Bool() ? Path[..3] : Path;
        var start = lead.CreatedAt.AddHours(1) < at ? lead.CreatedAt.AddHours(1) : at.AddMinutes(-30);

        for (var step = 0; step < steps.Length; step++)
        {
            if (lead.Stage.Order < steps[step].Order)
            {
                db.Add(lead.Enter(steps[step], steps[step].Order < Stage.Sal.Order ? "LeadDesk" : by, steps[step].Order < Stage.Sal.Order ? null : rep?.Id, start + ((at - start) * (step + 1) / (steps.Length + 1)), null));
            }
        }

        var handed = lead.HandedOverAt ?? start;
        var called = handed.AddHours(Math.Pow(dice.Double(), 3) * 20);
        AddCall(lead, rep, called < at ? called : handed + ((at - handed) * 0.5));

        if (!stage.IsOpen)
        {
            var reason = ReasonFor(stage);
            db.Add(lead.Enter(stage, by, rep?.Id, at, reason.Name, listed: reason.Key));
            lead.RestsUntil = stage == Stage.Recycled ? at.AddDays(dice.Int(10, 60)) : null;
        }

        lead.CloseDate = stage == Stage.Opportunity ? DateOnly.FromDateTime(now.UtcDateTime).AddDays(dice.Int(5, 60)) : stage == Stage.Customer ? DateOnly.FromDateTime(at.UtcDateTime) : null;
        lead.KeepPromise();
    }

    private void AddCall(Lead lead, AppUser? rep, DateTimeOffset at)
    {
        lead.LastTouchAt = at;
        db.Add(new Activity
        {
            Lead = lead,
            Kind = ActivityKind.Call,
            Outcome = dice.ArrayElement(["reached", "reached", "voicemail", "no-answer", "meeting-booked"]),
            Note = dice.ArrayElement(DemoWords.CallNotes),
            At = at,
            By = rep?.DisplayName ?? "LeadDesk",
            ById = rep?.Id,
        });
    }

    private void AddNextStep(Lead lead)
    {
        var due = now.AddHours(dice.Int(-20, 96));
        db.Add(new LeadTask { Lead = lead, Title = dice.ArrayElement(DemoWords.Steps), DueAt = due, OwnerId = lead.OwnerId, CreatedAt = lead.LastTouchAt ?? now, CreatedBy = "LeadDesk" });
        (lead.NextStepAt, lead.RestsUntil) = (due, due);
    }

    private MoveReason ReasonFor(Stage stage) => dice.ListItem([.. MoveReason.Defaults.Where(reason => reason.To == stage)]);

    private AppUser? Rep() => reps.Count == 0 ? null : dice.ListItem((List<AppUser>)[.. reps]);
}
