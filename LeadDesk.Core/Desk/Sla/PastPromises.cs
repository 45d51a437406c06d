using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Sla;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>What today's policies would have promised about leads that were answered before there were clocks, so that the board has a past to compare with.</summary>
internal static class PastPromises
{
    /// <summary>Adds a kept clock for each first touch and each acceptance after a lead's last hand-over that has none. The caller saves.</summary>
    public static async Task AddAsync(LeadDb db, SlaBook book, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var leads = await db.Leads.AsNoTracking().Include(lead => lead.Account).Where(lead => lead.HandedOverAt != null && lead.HandedOverAt <= now).ToListAsync(cancellationToken);
        var touches = (await db.Activities.AsNoTracking().Where(done => done.ById != null && done.Kind != ActivityKind.Note).OrderBy(done => done.At)
            .Select(done => new { done.LeadId, done.At, done.By }).ToListAsync(cancellationToken)).ToLookup(done => done.LeadId);
        var accepted = (await db.StageChanges.AsNoTracking().Where(change => change.To == Stage.Sal).OrderBy(change => change.At)
            .Select(change => new { change.LeadId, change.At }).ToListAsync(cancellationToken)).ToLookup(change => change.LeadId);
        var known = (await db.Clocks.Select(one => new { one.LeadId, one.Kind }).ToListAsync(cancellationToken)).ToHashSet();

        foreach (var lead in leads)
        {
            var handed = lead.HandedOverAt!.Value;

            if (touches[lead.Id].FirstOrDefault(done => done.At >= handed) is { } touch && !known.Contains(new { LeadId = lead.Id, Kind = ClockKind.FirstTouch }))
            {
                Add(lead, ClockKind.FirstTouch, new(touch.At, $"Call by {touch.By}", IsKept: true));
            }

            if (accepted[lead.Id].FirstOrDefault(change => change.At >= handed) is { } taken && !known.Contains(new { LeadId = lead.Id, Kind = ClockKind.Accept }))
            {
                Add(lead, ClockKind.Accept, new(taken.At, "Became SAL", IsKept: true));
            }
        }

        void Add(Lead lead, ClockKind kind, PromiseEnd end)
        {
            if (book.TermsFor(kind, null, lead.Cell, lead) is not { } terms)
            {
                return;
            }

            var clock = new SlaClock
            {
                LeadId = lead.Id,
                Kind = kind,
                Cause = "Handed over",
                OwnerId = lead.OwnerId,
                CalendarKey = terms.CalendarKey,
                Cell = lead.Cell,
                Minutes = terms.Minutes,
                StartedAt = lead.HandedOverAt!.Value,
                DueAt = end.At,
            };
            ClockPlan.Set(clock, terms, [], now);
            ClockPlan.Stop(clock, end, terms.Calendar, []);
            db.Clocks.Add(clock);
            db.ClockNotes.Add(new() { Clock = clock, At = clock.StartedAt, Text = $"{terms.Words} by the policy {terms.PolicyName}, reckoned afterwards from what was done before the desk kept promises", By = Team.Actor.Desk.Name });
        }
    }
}
