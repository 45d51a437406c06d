using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Where a lead may go from its stage, and everything that is asked or known for it.</summary>
public sealed class MoveChoices(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <summary>Null when the lead does not exist for this actor.</summary>
    public async Task<MoveSheet?> AskAsync(Actor actor, long leadId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (await db.FindAsync(actor, leadId, cancellationToken) is not { } lead)
        {
            return null;
        }

        List<StageMove> moves = [.. StageMoves.From(lead.Stage).Where(move => move.Side == MoveSide.Anyone || actor.Sells)];
        var reasons = await ReasonsAsync(db, cancellationToken);
        var gate = moves.Exists(move => move.Needs(MoveAsks.Gate)) ? await LeadGate.FindAsync(db, lead, clock.GetUtcNow(), cancellationToken) : null;
        return new(lead.Id, lead.DisplayName, lead.Stage, moves, reasons, gate is null ? GateState.Unknown : new(gate.Passes, gate.Words), lead.Value, lead.CloseDate, actor.OverridesGate) { Answered = new(lead.AnsweredValue, lead.AnsweredCloseDate) };
    }

    /// <summary>The reasons that are offered, in the desk's order.</summary>
    public async Task<IReadOnlyList<MoveReason>> ReasonsAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await ReasonsAsync(db, cancellationToken);
    }

    private static Task<List<MoveReason>> ReasonsAsync(LeadDb db, CancellationToken cancellationToken) =>
        db.MoveReasons.AsNoTracking().Where(reason => reason.RetiredAt == null).OrderBy(reason => reason.Order).ThenBy(reason => reason.Id).ToListAsync(cancellationToken);
}

public sealed record MoveSheet(
    long LeadId, string Name, Stage Stage, IReadOnlyList<StageMove> Moves, IReadOnlyList<MoveReason> Reasons, GateState Gate, double? Value, DateOnly? CloseDate, bool MayOverrideGate)
{
    /// <summary>What the budget and the timeline say, for leads whose value and date are still empty.</summary>
    public AnsweredDeal Answered { get; init; } = AnsweredDeal.None;

    public IReadOnlyList<MoveReason> ReasonsFor(Stage stage) => [.. Reasons.Where(reason => reason.To == stage)];
}
