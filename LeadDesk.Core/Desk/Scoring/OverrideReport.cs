using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Learning;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>Who was right, persons or scoring: every override against what became of its lead afterwards. Not for reps.</summary>
public sealed class OverrideReport(IDbContextFactory<LeadDb> databases)
{
    public const int MostCases = 500;

    /// <summary>Null when the actor may not see it.</summary>
    public async Task<AgreementReport?> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.SeesAllLeads)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var closed = Stage.All.Where(stage => stage.Kind is StageKind.Won or StageKind.Lost).ToList();

        // The first end after the override is the one that it foresaw or did not.
        var found = await db.GradeOverrides.AsNoTracking().Where(pinned => db.Leads.Any(lead => lead.Id == pinned.LeadId))
            .OrderByDescending(pinned => pinned.At).ThenByDescending(pinned => pinned.Id)
            .Select(pinned => new
            {
                Pinned = pinned,
                pinned.Lead.FirstName,
                pinned.Lead.LastName,
                pinned.Lead.Email,
                pinned.Lead.ExternalId,
                End = db.StageChanges.Where(change => change.LeadId == pinned.LeadId && change.At >= pinned.At && closed.Contains(change.To))
                    .OrderBy(change => change.At).ThenBy(change => change.Id).Select(change => change.To).FirstOrDefault(),
                Model = db.ScoringModelVersions.Where(version => version.Id == pinned.ModelVersionId).Select(version => version.Model.Name + " v" + version.Number).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);

        var cases = found.ConvertAll(one => new OverrideCase(
            one.Pinned.LeadId, LeadName.Of(one.FirstName, one.LastName, one.Email, one.ExternalId, one.Pinned.LeadId), one.Pinned.Cell, one.Pinned.ComputedCell,
            one.Pinned.By, one.Pinned.Reason, one.Pinned.At, one.Pinned.EndsAt, one.End, one.Model ?? "no model",
            Agreements.Judge(one.Pinned.Cell, one.Pinned.ComputedCell, one.End is null ? null : one.End.Kind == StageKind.Won)));
        return new(CountOf(cases), By(cases, one => one.By), By(cases, one => one.Model), cases);
    }

    private static IReadOnlyList<AgreementRow> By(IEnumerable<OverrideCase> cases, Func<OverrideCase, string> name) =>
        [.. cases.GroupBy(name).Select(group => new AgreementRow(group.Key, CountOf(group))).OrderByDescending(row => row.Count.Judged).ThenBy(row => row.Name, StringComparer.Ordinal)];

    private static AgreementCount CountOf(IEnumerable<OverrideCase> cases) => AgreementCount.Of(cases.Select(one => one.Agreement));
}

/// <param name="Cases">Newest first, open ones included.</param>
public sealed record AgreementReport(AgreementCount All, IReadOnlyList<AgreementRow> ByPerson, IReadOnlyList<AgreementRow> ByModel, IReadOnlyList<OverrideCase> Cases);

public sealed record AgreementRow(string Name, AgreementCount Count);

/// <param name="End">The stage in which the lead ended after that; null while it has not.</param>
public sealed record OverrideCase(
    long LeadId, string Lead, Cell Pinned, Cell Computed, string By, string Reason, DateTimeOffset At, DateTimeOffset EndsAt, Stage? End, string Model, Agreement Agreement);
