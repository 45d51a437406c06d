using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>Reads leads for an export in one pass over the database; never more than a few thousand are in memory.</summary>
internal sealed class ExportRows(IDbContextFactory<LeadDb> databases)
{
    private const int ChunkSize = 1000, ChunksAhead = 3;

    /// <summary>The rows in chunks. Reading goes on while the caller writes the chunk before.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ExportRow>> ReadAsync(Func<LeadDb, IQueryable<Lead>> which, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunks = Channel.CreateBounded<List<ExportRow>>(ChunksAhead);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => FillAsync(which, chunks.Writer, stop.Token), CancellationToken.None);

        try
        {
            await foreach (var chunk in chunks.Reader.ReadAllAsync(cancellationToken))
            {
                yield return chunk;
            }
        }
        finally
        {
            // Whoever stops early stops the reader too, and waits until it has let go of the database.
            await stop.CancelAsync();
            await reading;
        }
    }

    // Its failure reaches the caller through the channel.
    private async Task FillAsync(Func<LeadDb, IQueryable<Lead>> which, ChannelWriter<List<ExportRow>> chunks, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await using var side = await databases.CreateDbContextAsync(cancellationToken);
            var owners = await side.Users.ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
            var (hasTags, hasAnswers) = (await side.LeadTags.AnyAsync(cancellationToken), await side.LeadAnswers.AnyAsync(cancellationToken));
            var chunk = new List<ExportRow>(ChunkSize);

            await foreach (var row in Select(which(db)).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                row.Owner = row.OwnerId is { } owner ? owners.GetValueOrDefault(owner) : null;
                chunk.Add(row);

                if (chunk.Count == ChunkSize)
                {
                    await SendAsync();
                    chunk = new(ChunkSize);
                }
            }

            await SendAsync();
            chunks.Complete();

            async Task SendAsync()
            {
                if (hasTags && chunk.Count > 0)
                {
                    await TagAsync(side, chunk, cancellationToken);
                }

                if (hasAnswers && chunk.Count > 0)
                {
                    await AnswerAsync(side, chunk, cancellationToken);
                }

                await chunks.WriteAsync(chunk, cancellationToken);
            }
        }
        catch (Exception failure)
        {
            chunks.TryComplete(failure);
        }
    }

    private static async Task TagAsync(LeadDb db, List<ExportRow> chunk, CancellationToken cancellationToken)
    {
        var ids = chunk.ConvertAll(row => row.Id);
        var tags = await db.LeadTags.AsNoTracking().Where(tag => ids.Contains(tag.LeadId)).OrderBy(tag => tag.Name).ToListAsync(cancellationToken);
        var byLead = tags.ToLookup(tag => tag.LeadId, tag => tag.Name);

        foreach (var row in chunk.Where(row => byLead.Contains(row.Id)))
        {
            row.Tags = string.Join(", ", byLead[row.Id]);
        }
    }

    private static async Task AnswerAsync(LeadDb db, List<ExportRow> chunk, CancellationToken cancellationToken)
    {
        var ids = chunk.FindAll(row => row.Answered.Count > 0).ConvertAll(row => row.Id);
        var answers = ids.Count == 0 ? [] : await db.LeadAnswers.AsNoTracking().Where(answer => ids.Contains(answer.LeadId))
            .Select(answer => new { answer.LeadId, answer.Facet, answer.Words }).ToListAsync(cancellationToken);
        var byLead = answers.ToLookup(answer => answer.LeadId);

        foreach (var row in chunk.Where(row => byLead.Contains(row.Id)))
        {
            row.Answers = byLead[row.Id].ToDictionary(answer => answer.Facet, answer => answer.Words);
        }
    }

    private static IQueryable<ExportRow> Select(IQueryable<Lead> leads) => leads.AsNoTracking()
        .Select(lead => new ExportRow
        {
            Id = lead.Id,
            ExternalId = lead.ExternalId,
            FirstName = lead.FirstName,
            LastName = lead.LastName,
            Company = lead.Account != null ? lead.Account.Name : lead.AccountName,
            JobTitle = lead.JobTitle,
            Email = lead.Email,
            EmailKey = lead.EmailKey,
            Phone = lead.Phone,
            Country = lead.Country,
            Source = lead.Source,
            Campaign = lead.Campaign,
            Persona = lead.Persona,
            Stage = lead.Stage,
            Cell = lead.Cell,
            Score = lead.Score,
            Fit = lead.Fit,
            Engagement = lead.Engagement,
            OwnerId = lead.OwnerId,
            LastSignalAt = lead.LastSignalAt,
            HandedOverAt = lead.HandedOverAt,
            RespondBy = lead.RespondBy,
            ModelVersionId = lead.ModelVersionId,
            Custom = lead.Custom,
            QualificationScore = lead.QualificationScore,
            Answered = lead.Answered,
            City = lead.City,
            Language = lead.Language,
            ProductInterest = lead.ProductInterest,
            DoNotEmail = lead.DoNotEmail,
            DoNotCall = lead.DoNotCall,
            HighestStage = lead.HighestStage,
            CreatedAt = lead.CreatedAt,
            Value = lead.Value,
            CloseDate = lead.CloseDate,
            Probability = lead.Probability,
        });
}
