using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Models;

/// <summary>
/// When leads would have been handed over, found by looking at each of them again and again from its first minute until now, without
/// any of the preview's leaps. Only minutes before the first event at which nothing is written either are skipped.
/// </summary>
internal sealed class PlainPast(LeadDb db, DateTimeOffset now)
{
    public async Task<IReadOnlyList<DateTimeOffset>> HandOversAsync(ModelSet models, long leadId, CancellationToken cancellationToken)
    {
        var lead = await LeadAsync(leadId, cancellationToken);
        var moves = await db.StageChanges.AsNoTracking().Where(move => move.LeadId == leadId).OrderBy(move => move.At).ThenBy(move => move.Id).ToListAsync(cancellationToken);
        var edits = await db.FieldChanges.AsNoTracking().Where(edit => edit.LeadId == leadId && edit.At > lead.CreatedAt && edit.At < now).OrderBy(edit => edit.At).ToListAsync(cancellationToken);
        var events = await db.Events.AsNoTracking().Where(e => e.LeadId == leadId).ToListAsync(cancellationToken);
        var signals = events.ConvertAll(e => new Signal(e.Type, e.OccurredAt, e.Subject, e.Campaign)).ToArray();
        var (found, handed, was) = (new List<DateTimeOffset>(), 0, false);
        var parkedSince = lead.CreatedAt;
        var rated = Rated(models, await LeadAsync(leadId, cancellationToken), edits, lead.CreatedAt);

        foreach (var at in Minutes(lead, moves, edits, signals))
        {
            if (edits.Exists(edit => edit.At == at))
            {
                rated = Rated(models, await LeadAsync(leadId, cancellationToken), edits, at);
            }

            var isIn = rated is { } by && by.Model.TreatmentOf(by.Model.Rate(by.Values, signals, at).Cell).Treatment == Treatment.HandOver;
            var last = moves.FindLast(move => move.At <= at);
            var (stage, cycle) = last is null ? (moves.Count > 0 ? moves[0].From : lead.Stage, 1) : (last.To, last.Cycle);
            var rests = last == moves.LastOrDefault() && lead.RestsUntil is not null;
            parkedSince = last is not null && last.At == at ? at : parkedSince;
            var comesBack = stage.Kind == StageKind.Parked && !rests && isIn && !was && at > parkedSince;
            var way = stage.IsOpen ? cycle : cycle + 1;

            if (((stage.IsOpen && isIn) || comesBack) && handed != way)
            {
                handed = way;
                found.Add(at);
            }

            was = isIn;

            // Nothing comes after the last move that has not come already.
            if (last == moves.LastOrDefault() && (handed == way || stage.Kind is StageKind.Won or StageKind.Lost))
            {
                break;
            }
        }

        return found;
    }

    private IEnumerable<DateTimeOffset> Minutes(Lead lead, List<StageChange> moves, List<FieldChange> edits, Signal[] signals)
    {
        var first = signals.Length == 0 ? now : signals.Min(signal => signal.At);
        var written = moves.Select(move => move.At).Concat(edits.Select(edit => edit.At)).Append(lead.CreatedAt).ToHashSet();

        for (var at = lead.CreatedAt; at < now; at = at.AddMinutes(1))
        {
            if (at.AddMinutes(1) > first || written.Contains(at))
            {
                yield return at;
            }
        }
    }

    // The random desks only ever change the country.
    private static (CompiledModel Model, FieldValue[] Values)? Rated(ModelSet models, Lead lead, List<FieldChange> edits, DateTimeOffset at)
    {
        if (edits.Find(edit => edit.At > at) is { } next)
        {
            lead.Country = next.Before;
        }

        return models.For(lead);
    }

    private Task<Lead> LeadAsync(long id, CancellationToken cancellationToken) => db.Leads.AsNoTracking().Include(lead => lead.Account).SingleAsync(lead => lead.Id == id, cancellationToken);
}
