using System.Globalization;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>Writes the probability to the leads themselves, so that lists, segments, models and exports find it there. Leads whose model asks for it become due for rating.</summary>
public sealed class StoreChances(IDbContextFactory<LeadDb> databases, TimeProvider clock, PredictionShelf shelf, PublishedModels published, LeadHub hub)
{
    private const int AtOnce = 400;

    /// <summary>All leads; only the desk itself and those who edit models may.</summary>
    /// <param name="progress">Told how many were looked at.</param>
    public async Task AllAsync(Actor actor, Func<long, Task>? progress, CancellationToken cancellationToken)
    {
        if (!actor.EditsModels)
        {
            return;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (await shelf.FindAsync(db, cancellationToken) is not { } prediction)
        {
            return;
        }

        var (found, isAsked) = (new List<(long Id, double Percent)>(), await IsAskedAsync(db, cancellationToken));
        await new KnownLeads(db, prediction.Attributes, prediction.Fields, clock.GetUtcNow()).VisitAsync(closedOnly: false, 1, known => Add(found, prediction, known), async seen =>
        {
            await WriteAsync(found, isAsked, cancellationToken);
            found.Clear();

            if (progress is not null)
            {
                await progress(seen);
            }
        }, cancellationToken);
        hub.SayAll();
    }

    /// <summary>Leads that changed since they were last foretold.</summary>
    public async Task SomeAsync(Actor actor, IReadOnlyCollection<long> leadIds, CancellationToken cancellationToken)
    {
        if (!actor.EditsModels)
        {
            return;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (await shelf.FindAsync(db, cancellationToken) is not { } prediction)
        {
            return;
        }

        var (leads, found) = (new KnownLeads(db, prediction.Attributes, prediction.Fields, clock.GetUtcNow()), new List<(long Id, double Percent)>());

        foreach (var id in leadIds)
        {
            if (await leads.FindAsync(id, cancellationToken) is { } known)
            {
                Add(found, prediction, known);
            }
        }

        await WriteAsync(found, await IsAskedAsync(db, cancellationToken), cancellationToken);
    }

    private static void Add(List<(long Id, double Percent)> found, Prediction prediction, KnownLead known)
    {
        var percent = Math.Round(100 * prediction.Model.Probability(prediction.BinsOf(known)), 1);

        if (known.Lead.Probability != percent)
        {
            found.Add((known.Lead.Id, percent));
        }
    }

    private async Task<bool> IsAskedAsync(LeadDb db, CancellationToken cancellationToken) =>
        (await published.FindAsync(db, cancellationToken)).Models.Any(model => model.Compiled.Attributes.Contains("probability"));

    // Only numbers go into the statement. A save of somebody else at the same time loses nothing: no other column is touched, and the version stays.
    private async Task WriteAsync(List<(long Id, double Percent)> found, bool isAsked, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var some in found.Chunk(AtOnce))
        {
            var sql = Statement(some, isAsked);
            object[] parameters = isAsked ? [clock.GetUtcNow()] : [];
            await db.WriteAsync(ct => db.Database.ExecuteSqlRawAsync(sql, parameters, ct), cancellationToken);
        }
    }

    private static string Statement(IEnumerable<(long Id, double Percent)> some, bool isAsked)
    {
        var rows = string.Join(", ", some.Select(one => string.Create(CultureInfo.InvariantCulture, $"({one.Id}, {one.Percent:0.0})")));
        return "UPDATE \"Leads\" SET \"Probability\" = v.column2" + (isAsked ? ", \"CellChangesAt\" = {0}" : "") + $" FROM (VALUES {rows}) AS v WHERE \"Leads\".\"Id\" = v.column1";
    }
}
