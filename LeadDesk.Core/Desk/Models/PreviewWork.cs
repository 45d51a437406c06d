using System.Linq.Expressions;
using System.Text.Json;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>Reckons a preview over all leads. Position is the last lead's id. Reads outside transactions and writes briefly, so that nobody waits.</summary>
public sealed class PreviewWork(IDbContextFactory<LeadDb> databases, ModelHub hub) : IJobWork
{
    private const int ChunkSize = 500, MovesAtOnce = 5000;

    public string Kind => JobKind.Preview;

    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var previewId = PreviewInput.Of(run.Input).PreviewId;
        var (preview, sets, total) = await LoadAsync(previewId, cancellationToken);

        if (preview.Result is null)
        {
            var figures = await BeginAsync(run, preview, sets, cancellationToken);

            while (await LookAtChunkAsync(run, preview, sets, figures, total, cancellationToken))
            {
            }

            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var result = figures.ToJson();
            await db.WriteAsync(ct => db.ModelPreviews.Where(p => p.Id == previewId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Result, result).SetProperty(p => p.Partial, (string?)null), ct), cancellationToken);
        }

        await RemoveAsync(p => p.VersionId == preview.VersionId && p.Id < previewId, cancellationToken);
        hub.Say(preview.Version.ModelId);
    }

    /// <summary>What was found up to then would only mislead.</summary>
    public async Task CancelledAsync(JobRun run, CancellationToken cancellationToken)
    {
        var previewId = PreviewInput.Of(run.Input).PreviewId;
        await RemoveAsync(p => p.Id == previewId, cancellationToken);
    }

    private async Task<(ModelPreview Preview, PreviewSets Sets, long Total)> LoadAsync(long previewId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var preview = await db.ModelPreviews.AsNoTracking().Include(p => p.Version).FirstOrDefaultAsync(p => p.Id == previewId, cancellationToken) ?? throw Gone();
        var sets = await PreviewSets.LoadAsync(db, preview.VersionId, preview.Version.ModelId, (await ModelShelf.WriteAsync(db, ModelShelf.Read(preview.Definition), preview.At, cancellationToken)).Sound, cancellationToken);
        return (preview, sets, await db.Leads.CountAsync(cancellationToken));
    }

    // After a restart the figures go on where they stopped, unless other models are in use by now.
    private async Task<PreviewFigures> BeginAsync(JobRun run, ModelPreview preview, PreviewSets sets, CancellationToken cancellationToken)
    {
        if (preview.Partial is { } partial && PreviewFigures.Of(partial) is var known && known.Stamp == sets.Before.Stamp)
        {
            return known;
        }

        await RemoveMovesAsync(preview.Id, cancellationToken);
        await run.ReportAsync(0, null, 0, cancellationToken);
        return new() { FirstWeek = PreviewFigures.FirstWeekBefore(preview.At), Stamp = sets.Before.Stamp };
    }

    private async Task<bool> LookAtChunkAsync(JobRun run, ModelPreview preview, PreviewSets sets, PreviewFigures figures, long total, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var chunk = await db.Leads.AsNoTracking().Include(lead => lead.Account)
            .Where(lead => lead.Id > run.Position)
            .OrderBy(lead => lead.Id)
            .Take(ChunkSize)
            .ToListAsync(cancellationToken);

        if (chunk.Count == 0)
        {
            return false;
        }

        var leads = await Outlook.OfAsync(db, sets, chunk, preview.At, cancellationToken);

        foreach (var lead in leads)
        {
            figures.Add(lead);
        }

        var (partial, done) = (figures.ToJson(), run.Done + chunk.Count);
        db.PreviewMoves.AddRange(leads.Where(lead => lead.From != lead.To).Select(lead => new PreviewMove
        {
            PreviewId = preview.Id,
            LeadId = lead.LeadId,
            From = lead.From,
            To = lead.To,
            ScoreFrom = lead.ScoreFrom,
            ScoreTo = lead.ScoreTo,
        }));
        await db.WriteAsync(async ct =>
        {
            if (await db.ModelPreviews.Where(p => p.Id == preview.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Partial, partial), ct) == 0)
            {
                throw Gone();
            }

            await db.SaveChangesAsync(ct);
            await run.ReportAsync(db, done, Math.Max(total, done), chunk[^1].Id, ct);
            return true;
        }, cancellationToken);
        return chunk.Count == ChunkSize;
    }

    private async Task RemoveAsync(Expression<Func<ModelPreview, bool>> which, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        foreach (var id in await db.ModelPreviews.Where(which).Select(preview => preview.Id).ToListAsync(cancellationToken))
        {
            await RemoveMovesAsync(id, cancellationToken);
            await db.WriteAsync(ct => db.ModelPreviews.Where(preview => preview.Id == id).ExecuteDeleteAsync(ct), cancellationToken);
        }
    }

    // A few thousand at a time, so that no write takes long.
    private async Task RemoveMovesAsync(long previewId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var moves = db.PreviewMoves.Where(move => move.PreviewId == previewId);

        while (await moves.OrderBy(move => move.LeadId).Select(move => move.LeadId).Take(MovesAtOnce).ToListAsync(cancellationToken) is [.., var last])
        {
            await db.WriteAsync(ct => moves.Where(move => move.LeadId <= last).ExecuteDeleteAsync(ct), cancellationToken);
        }
    }

    private static JobFailedException Gone() => new("The draft was discarded meanwhile, so there is nothing to preview.");
}

internal sealed record PreviewInput(long PreviewId)
{
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static PreviewInput Of(string json) => JsonSerializer.Deserialize<PreviewInput>(json, JsonSerializerOptions.Web) ?? throw new JsonException("A preview's input is empty.");
}
