using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>What publishing a draft would do, as reckoned last, and how a newer reckoning is getting on.</summary>
public sealed class FindPreview(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <summary>The most leads that are told at once.</summary>
    public const int MostMoves = 200;

    /// <param name="versionId">The draft.</param>
    /// <returns>Null for those who may not see models.</returns>
    public async Task<PreviewState?> RunAsync(Actor actor, int versionId, CancellationToken cancellationToken)
    {
        if (!actor.SeesModels)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var newest = await db.ModelPreviews.AsNoTracking().Where(preview => preview.VersionId == versionId).OrderByDescending(preview => preview.Id).Take(5).ToListAsync(cancellationToken);
        var done = newest.Find(preview => preview.Result is not null);
        var job = newest is [{ JobId: { } jobId }, ..] ? await db.Jobs.AsNoTracking().FirstOrDefaultAsync(j => j.Id == jobId, cancellationToken) : null;
        return new(
            job is null || newest[0] == done ? null : JobProgress.Of(job, clock.GetUtcNow()),
            done is null ? null : await AnswerAsync(db, done, cancellationToken));
    }

    /// <summary>The leads that get another grade, those that rise furthest first; all, or those of one flow.</summary>
    public async Task<PreviewMoves> MovesAsync(Actor actor, long previewId, Cell? from, Cell? to, int skip, int take, CancellationToken cancellationToken)
    {
        if (!actor.SeesModels)
        {
            return new([], 0);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var moves = from move in db.PreviewMoves.Where(move => move.PreviewId == previewId)
                    join lead in db.Leads.VisibleTo(actor) on move.LeadId equals lead.Id
                    select new { move, lead };
        moves = from is { } one ? moves.Where(entry => entry.move.From == one) : moves;
        moves = to is { } other ? moves.Where(entry => entry.move.To == other) : moves;
        var total = await moves.CountAsync(cancellationToken);
        var rows = await moves
            .OrderByDescending(entry => entry.move.ScoreTo - entry.move.ScoreFrom).ThenBy(entry => entry.lead.Id)
            .Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 0, MostMoves))
            .Select(entry => new
            {
                entry.lead.Id,
                entry.lead.FirstName,
                entry.lead.LastName,
                entry.lead.Email,
                entry.lead.ExternalId,
                Company = entry.lead.Account!.Name ?? entry.lead.AccountName,
                Owner = db.Users.Where(user => user.Id == entry.lead.OwnerId).Select(user => user.DisplayName).FirstOrDefault(),
                entry.move,
            })
            .ToListAsync(cancellationToken);
        return new([.. rows.Select(row => new PreviewMoveRow(
            row.Id, LeadName.Of($"{row.FirstName} {row.LastName}".Trim(), row.Email, row.ExternalId, row.Id), row.Company, row.Owner, row.move.From, row.move.To, row.move.ScoreFrom, row.move.ScoreTo))], total);
    }

    private static async Task<PreviewAnswer> AnswerAsync(LeadDb db, ModelPreview preview, CancellationToken cancellationToken)
    {
        var figures = PreviewFigures.Of(preview.Result!);
        var people = await db.Users.AsNoTracking().Select(user => new { user.Id, user.DisplayName, user.WeeklyCapacity, user.DisabledAt }).ToListAsync(cancellationToken);
        var job = await db.Jobs.AsNoTracking().FirstOrDefaultAsync(j => j.Id == preview.JobId, cancellationToken);
        var reps = people.Where(person => figures.Loads.ContainsKey(person.Id) || (person.WeeklyCapacity is not null && person.DisabledAt is null))
            .Select(person => new PreviewRep(person.DisplayName, person.DisabledAt is null ? person.WeeklyCapacity : null, figures.Loads.GetValueOrDefault(person.Id) ?? new()))
            .OrderBy(rep => rep.Name, StringComparer.CurrentCultureIgnoreCase);
        var nobody = figures.Loads.TryGetValue(PreviewFigures.Unassigned, out var load) ? [new PreviewRep(null, null, load)] : (PreviewRep[])[];
        return new()
        {
            Id = preview.Id,
            Definition = ModelShelf.Read(preview.Definition),
            By = preview.By,
            At = preview.At,
            Took = job?.EndedAt - job?.StartedAt,
            Figures = figures,
            Reps = [.. reps, .. nobody],
            IsOvertaken = figures.Stamp != await PreviewSets.StampAsync(db, cancellationToken),
        };
    }
}

/// <param name="Newer">A reckoning that is waiting, under way, failed or cancelled since the answer; null when there is none.</param>
public sealed record PreviewState(JobProgress? Newer, PreviewAnswer? Answer)
{
    public bool IsBusy => Newer is { IsOver: false };
}

public sealed record PreviewAnswer
{
    public required long Id { get; init; }

    /// <summary>The draft as it was reckoned with.</summary>
    public required ModelDefinition Definition { get; init; }
    public required string By { get; init; }

    /// <summary>The moment that it was reckoned for.</summary>
    public required DateTimeOffset At { get; init; }
    public TimeSpan? Took { get; init; }
    public required PreviewFigures Figures { get; init; }

    /// <summary>By name, those who have a capacity or hand-overs; last the leads of nobody.</summary>
    public required IReadOnlyList<PreviewRep> Reps { get; init; }

    /// <summary>Other models are in use by now than those it was compared with.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>What the team can take in a week; null when nobody has said so.</summary>
    public int? Capacity => Reps.Any(rep => rep.Capacity is not null) ? Reps.Sum(rep => rep.Capacity ?? 0) : null;
}

/// <param name="Name">Null for leads that belong to nobody.</param>
public sealed record PreviewRep(string? Name, int? Capacity, PreviewLoad Load);

public sealed record PreviewMoves(IReadOnlyList<PreviewMoveRow> Rows, int Total);

public sealed record PreviewMoveRow(long LeadId, string Name, string? Company, string? Owner, Cell From, Cell To, double ScoreFrom, double ScoreTo);
