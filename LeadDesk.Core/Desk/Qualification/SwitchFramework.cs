using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>Qualifies a lead by the newest version of a framework. The answers stay as they are, those too that it does not ask for.</summary>
public sealed class SwitchFramework(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, QualificationScore score)
{
    public async Task<Outcome> RunAsync(Actor actor, long leadId, int frameworkId, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var outcome = await LeadSave.RunAsync(databases, (db, ct) => SwitchAsync(db, actor, leadId, frameworkId, now, ct), () => LeadSave.Busy, cancellationToken);

        if (outcome.Succeeded)
        {
            hub.Say(leadId);
        }

        return outcome;
    }

    private async Task<Outcome> SwitchAsync(LeadDb db, Actor actor, long leadId, int frameworkId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.FindAsync(actor, leadId, cancellationToken) is not { } lead)
        {
            return await LeadSave.NotFoundAsync(db, actor, leadId, cancellationToken);
        }

        if (!await db.Frameworks.AnyAsync(framework => framework.Id == frameworkId && framework.RetiredAt == null, cancellationToken)
            || await LeadFramework.NewestAsync(db, frameworkId, cancellationToken) is not { VersionId: { } versionId } to)
        {
            return Outcome.Refuse("That framework is not in use any more. Choose another one; nothing was changed.");
        }

        var from = await LeadFramework.OfAsync(db, lead, now, cancellationToken);

        if (from.VersionId == versionId && from.IsChosen)
        {
            return Outcome.Done;
        }

        if (await db.LeadAssessments.FirstOrDefaultAsync(known => known.LeadId == leadId, cancellationToken) is { } assessment)
        {
            (assessment.FrameworkVersionId, assessment.Since, assessment.By) = (versionId, now, actor.Name);
        }
        else
        {
            to.Keep(db, lead, actor.Name, now);
        }

        if (from.VersionId != versionId)
        {
            db.FieldChanges.Add(LeadSave.Change(lead, "framework", Named(from), Named(to), actor, now));
        }

        await db.SaveChangesAsync(cancellationToken);
        await score.RefreshAsync(db, lead, now, cancellationToken);
        return Outcome.Done;
    }

    private static string Named(LeadFramework framework) => framework.Number == 1 ? framework.Definition.Name : $"{framework.Definition.Name}, version {framework.Number}";
}
