using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>What a person says for a move; which of it is needed is in the table of moves.</summary>
/// <param name="ReasonKey">A key of the desk's reasons for the stage.</param>
/// <param name="OverridesGate">A manager lets the lead through before its checklist passes.</param>
public sealed record MoveEntry(
    Stage To, string? ReasonKey = null, string? Words = null, DateTimeOffset? ReturnsAt = null, double? Value = null, DateOnly? CloseDate = null, bool OverridesGate = false);

/// <summary>The one way in which people move leads from stage to stage.</summary>
internal static class LeadMove
{
    /// <summary>Moves the tracked lead and writes its history; the caller saves.</summary>
    public static async Task<(Outcome Outcome, StageChange? Change)> RunAsync(LeadDb db, LeadScorer scorer, Actor actor, Lead lead, MoveEntry entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (entry.Words?.Length > MoveRequest.LongestReason)
        {
            return (Outcome.Refuse($"The reason has {entry.Words.Length:N0} characters, {MoveRequest.LongestReason:N0} fit. Nothing was changed."), null);
        }

        var listed = entry.ReasonKey is null ? null : await db.MoveReasons.AsNoTracking().FirstOrDefaultAsync(reason => reason.Key == entry.ReasonKey && reason.RetiredAt == null, cancellationToken);

        if (entry.ReasonKey is not null && listed is null)
        {
            return (Outcome.Refuse("Choose a reason from the list. The lead was left as it was."), null);
        }

        if (entry.To == Stage.Sal && (lead.OwnerId ?? actor.UserId) is null && StageMoves.Find(lead.Stage, entry.To) is not null)
        {
            return (Outcome.Refuse("Nobody would work this lead: give it an owner first. Nothing was changed."), null);
        }

        var request = new MoveRequest(entry.To)
        {
            Listed = listed,
            Words = entry.Words is null ? null : Folding.Storable(entry.Words),
            ReturnsAt = entry.ReturnsAt,
            Value = entry.Value,
            CloseDate = entry.CloseDate,
            OverridesGate = entry.OverridesGate,
        };
        var gate = StageMoves.Find(lead.Stage, entry.To)?.Needs(MoveAsks.Gate) == true ? await GateAsync(db, lead, now, cancellationToken) : GateState.Unknown;
        var (value, closes) = (lead.Value, lead.CloseDate);
        var outcome = lead.Move(request, new(now, actor.Sells, actor.OverridesGate, gate), actor.Name, actor.UserId, out var change);

        if (outcome.Succeeded)
        {
            lead.UpdatedAt = now;

            // Whoever accepts what was nobody's owns it.
            if (entry.To == Stage.Sal && lead.OwnerId is null)
            {
                lead.OwnerId = actor.UserId;
                db.FieldChanges.Add(LeadSave.Change(lead, "owner", null, actor.Name, actor, now));
            }

            db.StageChanges.Add(change!);
            Note(db, lead, "value", FieldValue.Of(value).Display, FieldValue.Of(lead.Value).Display, actor, now);
            Note(db, lead, "closeDate", FieldValue.Of(closes).Display, FieldValue.Of(lead.CloseDate).Display, actor, now);
            await FollowAsync(db, scorer, lead, isRated: value != lead.Value || closes != lead.CloseDate, now, cancellationToken);
        }

        return (outcome, change);
    }

    // A hand-over promises a follow-up; models may ask for the value and the date.
    private static async Task FollowAsync(LeadDb db, LeadScorer scorer, Lead lead, bool isRated, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (lead.Stage == Stage.Mql)
        {
            await scorer.PromiseAsync(db, lead, now, cancellationToken);
        }

        if (isRated)
        {
            await scorer.RateAsync(db, [lead], now, "edit", cancellationToken, moves: false);
        }
    }

    private static async Task<GateState> GateAsync(LeadDb db, Lead lead, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var verdict = await LeadGate.FindAsync(db, lead, now, cancellationToken);
        return new(verdict.Passes, verdict.Words);
    }

    private static void Note(LeadDb db, Lead lead, string field, string before, string after, Actor actor, DateTimeOffset now)
    {
        if (before != after)
        {
            db.FieldChanges.Add(LeadSave.Change(lead, field, before, after, actor, now));
        }
    }
}
