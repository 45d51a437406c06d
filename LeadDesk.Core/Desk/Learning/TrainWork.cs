using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Learning;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>Reads all closed leads as they were known, learns, and puts the result to use unless the one before is better. Begins anew after a restart.</summary>
public sealed class TrainWork(IDbContextFactory<LeadDb> databases, TimeProvider clock, StoreChances chances) : IJobWork
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(500);

    public string Kind => JobKind.Train;

    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var total = await db.Leads.LongCountAsync(cancellationToken);
        var book = await TraitBook.LoadAsync(db, cancellationToken);
        var closed = new ClosedLeads(book.Traits);
        var now = clock.GetUtcNow();

        // Reading, learning and storing are a third of the work each, told in leads.
        await new KnownLeads(db, book.Attributes, book.Fields, now).VisitAsync(closedOnly: true, 1, closed.Add, seen => run.ReportAsync(seen, total * 3, 0, cancellationToken), cancellationToken);
        var set = closed.ToSet();

        if (Training.NotEnough(set.Customers, set.Count - set.Customers) is { } words)
        {
            throw new JobFailedException(Outcomes.Sentence(words));
        }

        var trained = await LearnAsync(run, set, book.TakenIn, total, cancellationToken)
            ?? throw new JobFailedException("No attribute is left to learn from: all are empty, the same for every lead, or suspected of telling the outcome. Nothing was changed.");
        await StoreAsync(run, set, trained, book, closed, now, cancellationToken);
        await chances.AllAsync(Actor.Desk, done => run.ReportAsync((total * 2) + done, total * 3, 0, cancellationToken), cancellationToken);
        await run.ReportAsync(total * 3, total * 3, 0, cancellationToken);
    }

    private async Task<Trained?> LearnAsync(JobRun run, LearningSet set, IReadOnlyCollection<string> takenIn, long total, CancellationToken cancellationToken)
    {
        var share = 0d;
        var learning = Task.Run(() => Training.Run(set, takenIn, done => Volatile.Write(ref share, done)), cancellationToken);

        while (await Task.WhenAny(learning, Task.Delay(BetweenReports, clock, cancellationToken)) != learning)
        {
            await run.ReportAsync(total + (long)(Volatile.Read(ref share) * total), total * 3, 0, cancellationToken);
        }

        return await learning;
    }

    private async Task StoreAsync(JobRun run, LearningSet set, Trained trained, TraitBook book, ClosedLeads closed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var judge = Judge(set, await db.LearnedModels.AsNoTracking().FirstOrDefaultAsync(model => model.IsInUse, cancellationToken), trained);
        await db.WriteAsync(async ct =>
        {
            await db.HoldAsync(["learned-models"], ct);
            var number = 1 + (await db.LearnedModels.MaxAsync(model => (int?)model.Number, ct) ?? 0);
            var card = new ModelCard(
                number, now, run.By, closed.Oldest, closed.Newest, set.Count, set.Customers, set.Count - set.Customers, Training.OldestOf(set.Count), trained.Test, trained.Penalty,
                [.. trained.Model.Attributes.Select(CardFeature.Of).OrderByDescending(feature => feature.Information)], [.. trained.LeftOut, .. book.Protected], judge.TakesOver, judge.Words);

            if (judge.TakesOver)
            {
                await db.LearnedModels.Where(model => model.IsInUse).ExecuteUpdateAsync(set => set.SetProperty(model => model.IsInUse, false), ct);
            }

            db.LearnedModels.Add(new() { Number = number, At = now, By = run.By, Model = trained.Model.ToJson(), Card = card.ToJson(), IsInUse = judge.TakesOver });
            db.Audit.Add(new AuditEntry { At = now, ById = run.ById, By = run.By, Action = "Learned from outcomes", Subject = $"Prediction {number}", Detail = judge.Words });
            await db.SaveChangesAsync(ct);
            return true;
        }, cancellationToken);
    }

    // Both foretell the same newest fifth, of which the new one has learned nothing.
    private static (bool TakesOver, string Words) Judge(LearningSet set, LearnedModel? before, Trained trained)
    {
        if (before is null)
        {
            return (true, "The first prediction of this desk.");
        }

        var cut = Training.OldestOf(set.Count);
        var test = set.Of([.. Enumerable.Range(cut, set.Count - cut)]);
        var was = Losses.LogLoss(PredictiveModel.FromJson(before.Model).Predict(test), test.Won);
        return trained.Test.LogLoss <= was
            ? (true, $"No worse than prediction {before.Number} on the newest {test.Count:N0} leads: log-loss {trained.Test.LogLoss:0.000} against {was:0.000}.")
            : (false, $"Prediction {before.Number} stays in use: on the newest {test.Count:N0} leads it is better, log-loss {was:0.000} against {trained.Test.LogLoss:0.000}.");
    }
}
