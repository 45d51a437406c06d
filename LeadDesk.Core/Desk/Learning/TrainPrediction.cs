using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Learning;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>
/// Starts learning anew from all closed leads, in the background. Won is stage Customer, lost is Lost or Disqualified; leads that are open or recycled
/// have no outcome yet and are left out.
/// </summary>
public sealed class TrainPrediction(IDbContextFactory<LeadDb> databases, StartJob start)
{
    /// <returns>The job's id. One that still waits is answered again.</returns>
    public async Task<(Outcome Outcome, long JobId)> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.EditsModels)
        {
            return (Outcome.Refuse("Only a marketer or an admin starts the learning."), 0);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (won, lost) = await Outcomes.CountAsync(db, cancellationToken);
        return Training.NotEnough(won, lost) is { } words ? (Outcome.Refuse(Outcomes.Sentence(words)), 0) : await start.RunAsync(actor, JobKind.Train, "{}", cancellationToken);
    }
}

/// <summary>How many leads have an outcome.</summary>
internal static class Outcomes
{
    public static async Task<(long Won, long Lost)> CountAsync(LeadDb db, CancellationToken cancellationToken) => (
        await db.Leads.LongCountAsync(lead => lead.Stage == Stage.Customer, cancellationToken),
        await db.Leads.LongCountAsync(lead => lead.Stage == Stage.Lost || lead.Stage == Stage.Disqualified, cancellationToken));

    public static string Sentence(string notEnough) =>
        $"There are {notEnough}. {Training.FewestOfEach} customers and {Training.FewestOfEach} lost or disqualified leads are needed; import closed leads, or close those that are decided.";
}
