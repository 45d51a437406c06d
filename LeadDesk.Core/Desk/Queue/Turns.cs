using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Queue;

/// <summary>Who dealt with which lead; written and taken back with the deed itself.</summary>
internal static class Turns
{
    // PostgreSQL keeps microseconds, the clock counts finer.
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(1);

    public static void CountTurn(this LeadDb db, Actor actor, Lead lead, DateTimeOffset at)
    {
        if (actor.UserId is { } person)
        {
            db.QueueTurns.Add(new() { UserId = person, LeadId = lead.Id, At = at });
        }
    }

    public static async Task TakeBackTurnAsync(this LeadDb db, Actor actor, long leadId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var since = at - Rounding;
        var turn = await db.QueueTurns.Where(turn => turn.UserId == actor.UserId && turn.LeadId == leadId && turn.At >= since).OrderBy(turn => turn.At).FirstOrDefaultAsync(cancellationToken);
        db.RemoveRange(turn is null ? [] : [turn]);
    }
}
