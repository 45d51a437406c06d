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
        var found = await Ended(db).OrderByDescending(one => one.Pinned.At).ThenByDescending(one => one.Pinned.Id)
            .Select(one => new
            {
                one.Pinned,
                one.Pinned.Lead.FirstName,
                one.Pinned.Lead.LastName,
                one.Pinned.Lead.Email,
                one.Pinned.Lead.ExternalId,
                one.End,
                Model = db.ScoringModelVersions.Where(version => version.Id == one.Pinned.ModelVersionId).Select(version => version.Model.Name + " v" + version.Number).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);

        var cases = found.ConvertAll(one => new OverrideCase(
            one.Pinned.LeadId, LeadName.Of(one.FirstName, one.LastName, one.Email, one.ExternalId, one.Pinned.LeadId), one.Pinned.Cell, one.Pinned.ComputedCell,
            one.Pinned.By, one.Pinned.Reason, one.Pinned.At, one.Pinned.EndsAt, one.End, one.Model ?? "no model",
            Judge(one.Pinned.Cell, one.Pinned.ComputedCell, one.End)));
        return new(CountOf(cases), By(cases, one => one.By), By(cases, one => one.Model), cases);
    }

    /// <summary>The count alone; of nothing for those who may not see it.</summary>
    public async Task<AgreementCount> CountAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.SeesAllLeads)
        {
            return AgreementCount.Of([]);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await Ended(db).Select(one => new { one.Pinned.Cell, one.Pinned.ComputedCell, one.End }).ToListAsync(cancellationToken);
        return AgreementCount.Of(found.Select(one => Judge(one.Cell, one.ComputedCell, one.End)));
    }

    // The first end after the override is the one that it foresaw or did not.
    private static IQueryable<EndedOverride> Ended(LeadDb db)
    {
        var closed = Stage.All.Where(stage => stage.Kind is StageKind.Won or StageKind.Lost).ToList();
        return db.GradeOverrides.AsNoTracking().Where(pinned => db.Leads.Any(lead => lead.Id == pinned.LeadId)).Select(pinned => new EndedOverride
        {
            Pinned = pinned,
            End = db.StageChanges.Where(change => change.LeadId == pinned.LeadId && change.At >= pinned.At && closed.Contains(change.To))
                .OrderBy(change => change.At).ThenBy(change => change.Id).Select(change => change.To).FirstOrDefault(),
        });
    }

    private static Agreement Judge(Cell pinned, Cell computed, Stage? end) => Agreements.Judge(pinned, computed, end is null ? null : end.Kind == StageKind.Won);

    private static IReadOnlyList<AgreementRow> By(IEnumerable<OverrideCase> cases, Func<OverrideCase, string> name) =>
        [.. cases.GroupBy(name).Select(group => new AgreementRow(group.Key, CountOf(group))).OrderByDescending(row => row.Count.Judged).ThenBy(row => row.Name, StringComparer.Ordinal)];

    private static AgreementCount CountOf(IEnumerable<OverrideCase> cases) => AgreementCount.Of(cases.Select(one => one.Agreement));

    private sealed class EndedOverride
    {
        public required GradeOverride Pinned { get; init; }
        public required Stage? End { get; init; }
    }
}

/// <param name="Cases">Newest first, open ones included.</param>
public sealed record AgreementReport(AgreementCount All, IReadOnlyList<AgreementRow> ByPerson, IReadOnlyList<AgreementRow> ByModel, IReadOnlyList<OverrideCase> Cases);

public sealed record AgreementRow(string Name, AgreementCount Count);

/// <param name="End">The stage in which the lead ended after that; null while it has not.</param>
public sealed record OverrideCase(
    long LeadId, string Lead, Cell Pinned, Cell Computed, string By, string Reason, DateTimeOffset At, DateTimeOffset EndsAt, Stage? End, string Model, Agreement Agreement);
