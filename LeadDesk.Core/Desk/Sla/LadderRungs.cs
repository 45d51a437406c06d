using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Notifications;
using LeadDesk.Core.Desk.Routing;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>What each rung of the ladder does. The caller holds the key and saves.</summary>
internal sealed class LadderRungs(LeadDb db, SlaBook book, DateTimeOffset now)
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(15);

    private readonly List<long> reassigned = [];
    private List<int>? managers;

    public IReadOnlyList<long> Reassigned => reassigned;

    public async Task DoAsync(ClockStep step, CancellationToken cancellationToken)
    {
        var one = await db.Clocks.Include(one => one.Lead.Account).SingleAsync(one => one.Id == step.ClockId, cancellationToken);
        step.DoneAt = now;

        if (step.Kind is ClockStepKind.SecondWarning or ClockStepKind.Breach)
        {
            // Nothing that was put off waits past its promise.
            await QueueRest.EndAsync(db, [one], "little time is left", now, cancellationToken);
        }

        switch (step.Kind)
        {
            case ClockStepKind.FirstWarning or ClockStepKind.SecondWarning:
                await WarnAsync(one, step.Kind, cancellationToken);
                break;
            case ClockStepKind.Breach:
                await BreachAsync(one, cancellationToken);
                break;
            case ClockStepKind.Reassign:
                await ReassignAsync(one, step, cancellationToken);
                break;
        }
    }

    private async Task WarnAsync(SlaClock one, ClockStepKind kind, CancellationToken cancellationToken)
    {
        var title = kind == ClockStepKind.FirstWarning ? $"{one.Lead.DisplayName}: {WordOf(one)} is due soon" : $"{one.Lead.DisplayName}: little time left for the {WordOf(one)}";
        Note(one, kind == ClockStepKind.FirstWarning ? "First warning" : "Second warning");
        await TellAsync(one.Lead.OwnerId is { } owner ? [owner] : await ManagersAsync(cancellationToken), "sla-warning", title, $"{one.Lead.Cell}, due {Moment(one.DueAt)}.", one, cancellationToken);
    }

    private async Task BreachAsync(SlaClock one, CancellationToken cancellationToken)
    {
        one.BreachedAt ??= one.DueAt;
        var owner = one.Lead.OwnerId is { } id ? await db.Users.FindAsync([id], cancellationToken) : null;

        // Whoever handed it on in time is not asked why it was late, nor whoever got it meanwhile, whose own clock runs.
        var isTheirs = owner is not null && one.OwnerId == owner.Id;
        one.AskedAt = isTheirs ? now : null;
        Note(one, owner is null ? "Broken; nobody has the lead" : isTheirs ? "Broken; the owner is asked for the reason" : $"Broken; it was handed on before, {owner.DisplayName} has the lead");
        await TellAsync(await ManagersAsync(cancellationToken), "sla-breach", $"{one.Lead.DisplayName}: the {WordOf(one)} is late", $"{one.Lead.Cell}, was due {Moment(one.DueAt)}; {owner?.DisplayName ?? "nobody"} has the lead.", one, cancellationToken);

        if (owner is not null && isTheirs)
        {
            await TellAsync([owner.Id], "reason-asked", $"{one.Lead.DisplayName}: the {WordOf(one)} is late. What happened?", $"It was due {Moment(one.DueAt)}. Do it now, and say on the lead's page why it was late.", one, cancellationToken);
            await PauseAsync(one, owner, cancellationToken);
        }
    }

    // Clocks of this round are not all saved yet, so what was found broken before is counted, and this one.
    private async Task PauseAsync(SlaClock one, AppUser owner, CancellationToken cancellationToken)
    {
        if (book.Settings.BreachesUntilPause is not { } most)
        {
            return;
        }

        var profile = await db.RepProfiles.FindAsync([owner.Id], cancellationToken);
        var since = now.AddDays(-book.Settings.BreachDays);
        since = profile?.ReceivingSince > since ? profile.ReceivingSince.Value : since;
        await db.SaveChangesAsync(cancellationToken);
        var broken = await db.Clocks.CountAsync(other => other.OwnerId == owner.Id && other.BreachedAt >= since && other.AskedAt != null, cancellationToken);

        if (broken < most || profile?.NotReceivingSince is not null)
        {
            return;
        }

        if (profile is null)
        {
            db.RepProfiles.Add(profile = new() { UserId = owner.Id });
        }

        (profile.NotReceivingSince, profile.NotReceivingWhy) = (now, $"{broken} promises broken within {book.Settings.BreachDays} days");
        await TellAsync([owner.Id, .. await ManagersAsync(cancellationToken)], "not-receiving", $"{owner.DisplayName} gets no new leads for now", $"{profile.NotReceivingWhy}. It lasts until they say that they are back.", one, cancellationToken);
    }

    private async Task ReassignAsync(SlaClock one, ClockStep step, CancellationToken cancellationToken)
    {
        // Somebody else has it by now, and a clock of their own.
        if (one.OwnerId is { } former && one.Lead.OwnerId != former)
        {
            return;
        }

        var before = await db.Routed.Where(routed => routed.LeadId == one.LeadId).Select(routed => new { routed.FromId, routed.ToId }).ToListAsync(cancellationToken);
        var never = before.SelectMany(routed => new[] { routed.FromId, routed.ToId }).Append(one.OwnerId).OfType<int>().ToHashSet();
        var answer = await LeadRouting.GiveAsync(db, one.Lead, "breach", never, now, cancellationToken);

        if (answer.Result == RouteResult.OpensLater)
        {
            (step.DoneAt, step.DueAt) = (null, now + TryAgain);
            return;
        }

        if (!answer.IsGiven)
        {
            Note(one, answer.Result == RouteResult.NoRule ? "Stays where it is: no routing rule is for it" : "Stays where it is: nobody else is free");
            return;
        }

        reassigned.Add(one.LeadId);
        Note(one, $"Given to somebody else after the breach. {answer.Why}");
        await TellAsync(one.OwnerId is { } owner ? [owner] : [], "lead-taken", $"{one.Lead.DisplayName} went to somebody else", $"The {WordOf(one)} was late since {Moment(one.DueAt)}.", one, cancellationToken);
    }

    private async Task TellAsync(IEnumerable<int> people, string kind, string title, string text, SlaClock one, CancellationToken cancellationToken)
    {
        foreach (var person in people.Distinct())
        {
            await Notices.AddAsync(db, person, kind, title, text, one.LeadId, $"/leads/{one.LeadId}", now, cancellationToken);
        }
    }

    private async Task<List<int>> ManagersAsync(CancellationToken cancellationToken)
    {
        if (managers is null)
        {
            var people = await db.Users.AsNoTracking().Where(person => person.DisabledAt == null && (person.Role == Role.Manager || person.Role == Role.Admin)).Select(person => new { person.Id, person.Role }).ToListAsync(cancellationToken);
            managers = [.. people.Where(person => person.Role == (people.Exists(other => other.Role == Role.Manager) ? Role.Manager : Role.Admin)).Select(person => person.Id)];
        }

        return managers;
    }

    private void Note(SlaClock one, string text) => db.ClockNotes.Add(new() { Clock = one, At = now, Text = text, By = Actor.Desk.Name });

    private static string WordOf(SlaClock one) => one.Kind switch
    {
        ClockKind.Accept => "answer to the hand-over",
        ClockKind.FirstTouch => "first touch",
        ClockKind.NextTouch => "next touch",
        _ => "decision",
    };

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture);
}
