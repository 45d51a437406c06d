using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Qualification.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>The version of a framework by which a lead is qualified.</summary>
/// <param name="VersionId">Null on a desk without frameworks, where BANT as built in serves.</param>
/// <param name="Newest">The number of the framework's newest version.</param>
/// <param name="IsChosen">Kept with the lead; otherwise the default as of now, which may change.</param>
internal sealed record LeadFramework(int FrameworkId, int? VersionId, int Number, int Newest, bool IsChosen, FrameworkDefinition Definition)
{
    public static async Task<LeadFramework> OfAsync(LeadDb db, Lead lead, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.LeadAssessments.AsNoTracking().Where(assessment => assessment.LeadId == lead.Id).Select(assessment => new { assessment.FrameworkVersion, Newest = assessment.FrameworkVersion.Framework.Versions.Max(version => version.Number) })
            .FirstOrDefaultAsync(cancellationToken) is { } chosen
            ? new(chosen.FrameworkVersion.FrameworkId, chosen.FrameworkVersion.Id, chosen.FrameworkVersion.Number, chosen.Newest, IsChosen: true, FrameworkJson.Read(chosen.FrameworkVersion.Definition))
            : await NewestAsync(db, await DefaultFramework.ForAsync(db, lead, now, cancellationToken), cancellationToken) ?? new(0, null, 1, 1, IsChosen: false, Bant.Framework);

    /// <summary>The newest version of a framework; null when there is none.</summary>
    public static async Task<LeadFramework?> NewestAsync(LeadDb db, int? frameworkId, CancellationToken cancellationToken) =>
        await db.FrameworkVersions.AsNoTracking().Where(version => version.FrameworkId == frameworkId).OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancellationToken) is { } newest
            ? new(newest.FrameworkId, newest.Id, newest.Number, newest.Number, IsChosen: false, FrameworkJson.Read(newest.Definition))
            : null;

    /// <summary>From its first answer on a lead keeps the version it was asked by, however the framework changes.</summary>
    public void Keep(LeadDb db, Lead lead, string by, DateTimeOffset now)
    {
        if (!IsChosen && VersionId is { } version)
        {
            db.LeadAssessments.Add(new() { LeadId = lead.Id, FrameworkVersionId = version, Since = now, By = by });
        }
    }
}
