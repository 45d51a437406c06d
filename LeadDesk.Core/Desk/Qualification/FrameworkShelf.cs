using LeadDesk.Core.Data;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>What the verbs on frameworks have in common: who may, one transaction, a line in the audit log.</summary>
internal static class FrameworkShelf
{
    /// <summary>Under this key frameworks, their rules and call guides are changed, one after the other.</summary>
    public const string Key = "frameworks";

    public static Outcome MayNot { get; } = Outcome.Refuse("Frameworks are changed by managers, marketers and admins. Nothing was changed.");
    public static Outcome Gone { get; } = Outcome.Refuse("There is no such framework any more. Nothing was changed.");

    public static async Task<Outcome> RunAsync(IDbContextFactory<LeadDb> databases, Actor actor, int frameworkId, Func<LeadDb, Framework, CancellationToken, Task<Outcome>> change, CancellationToken cancellationToken)
    {
        if (!actor.EditsFrameworks)
        {
            return MayNot;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.WriteAsync(async ct =>
        {
            await db.HoldAsync([Key], ct);

            if (await db.Frameworks.Include(framework => framework.Versions).FirstOrDefaultAsync(framework => framework.Id == frameworkId, ct) is not { } found)
            {
                return Gone;
            }

            var outcome = await change(db, found, ct);
            await (outcome.Succeeded ? db.SaveChangesAsync(ct) : Task.CompletedTask);
            return outcome;
        }, cancellationToken);
    }

    /// <summary>How many leads are qualified by any version of a framework, deleted ones too, as they can be restored.</summary>
    public static Task<int> LeadsAsync(LeadDb db, int frameworkId, CancellationToken cancellationToken) =>
        db.LeadAssessments.IgnoreQueryFilters().CountAsync(assessment => assessment.FrameworkVersion.FrameworkId == frameworkId, cancellationToken);
}
