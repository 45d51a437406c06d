using Bogus;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Demo;

/// <summary>Fills an empty desk with some 400 made-up leads in 120 accounts and their last 90 days, so that every page has something to show.</summary>
public sealed class DemoDesk(IDbContextFactory<LeadDb> databases, LeadScorer scorer, QualificationScore answers, QuietStart clocks, TimeProvider clock)
{
    private const int Seed = 20261121, Accounts = 120;

    /// <summary>Does nothing when the desk has leads already.</summary>
    public async Task FillAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (await db.Leads.IgnoreQueryFilters().AnyAsync(cancellationToken))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var dice = new Randomizer(Seed);
        var reps = await db.Users.Where(person => person.Role == Role.Rep).OrderBy(person => person.Id).ToListAsync(cancellationToken);
        var makeUp = new DemoLeads(dice, now);
        db.AddRange(makeUp.MakeAccounts(Accounts));
        var history = new DemoHistory(db, dice, now, reps);
        var told = DemoStory.All.SelectMany(story => Enumerable.Range(0, story.Leads).Select(_ => (Story: story, Lead: makeUp.MakeLead(story)))).ToList();
        told.ForEach(one => db.Leads.Add(one.Lead));
        told.ForEach(one => history.AddSignals(one.Story, one.Lead));
        await db.SaveChangesAsync(cancellationToken);

        await SaveAtOnceAsync(db, () => CloseAsync(db, history, told, cancellationToken), cancellationToken);
        await SaveAtOnceAsync(db, () => HandOverAsync(db, history, told, cancellationToken), cancellationToken);
        await SaveAtOnceAsync(db, () => scorer.RateAsync(db, told.ConvertAll(one => one.Lead), now, "decay", cancellationToken), cancellationToken);
        told.ForEach(one => history.AddWork(one.Story, one.Lead));
        DemoCosts.Add(db, now);
        await db.SaveChangesAsync(cancellationToken);
        var found = new DemoAnswers(db, answers, reps.ToDictionary(rep => rep.Id, rep => rep.DisplayName), now);
        await SaveAtOnceAsync(db, () => found.AddAsync(told.ConvertAll(one => one.Lead), cancellationToken), cancellationToken);
        await DemoRouting.AddAsync(db, reps, now, cancellationToken);
        await DemoExports.AddAsync(db, now, cancellationToken);
        await DemoForms.AddAsync(db, told.Select(one => one.Lead), now, cancellationToken);
        await clocks.RunAsync(cancellationToken);
    }

    // Looking for changes among thousands of rows each time that one lead is rated takes half a minute; once before saving is enough.
    private static async Task SaveAtOnceAsync(LeadDb db, Func<Task> work, CancellationToken cancellationToken)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await work();
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        await db.SaveChangesAsync(cancellationToken);
    }

    // One person was right and one was not, so that the report on overrides has something to tell.
    private static void Override(DemoHistory history, IEnumerable<(DemoStory Story, Lead Lead)> told, string reason)
    {
        if (told.FirstOrDefault(one => one.Lead.ClosedCell is { } cell && cell > new Cell('A', 2)) is { Lead: { } lead, Story: { } story })
        {
            history.AddOverride(lead, history.EndOf(story, lead), reason);
        }
    }

    // Rated when it last did something, so that hand-overs and promises are as old as the signals behind them.
    private async Task HandOverAsync(LeadDb db, DemoHistory history, List<(DemoStory Story, Lead Lead)> told, CancellationToken cancellationToken)
    {
        foreach (var (story, lead) in told.Where(one => one.Story.ClosedDaysAgo == default))
        {
            history.Advance(story, lead);
            await scorer.RateAsync(db, [lead], history.LastSignalOf(lead), "event", cancellationToken);
        }
    }

    // A lead that is over is rated as of its end, so that the matrix tells what its grade was when it was decided.
    private async Task CloseAsync(LeadDb db, DemoHistory history, List<(DemoStory Story, Lead Lead)> told, CancellationToken cancellationToken)
    {
        foreach (var (story, lead) in told.Where(one => one.Story.ClosedDaysAgo != default))
        {
            var end = history.EndOf(story, lead);
            await scorer.RateAsync(db, [lead], end, "new", cancellationToken);
            history.WalkTo(lead, story.Ends!, end);
        }

        Override(history, told.Where(one => one.Story.Name == "won against the odds"), "Their board has signed off the budget; I spoke with the CFO.");
        Override(history, told.Where(one => one.Story.Name == "lost, no budget"), "Very friendly call, they want to start next month.");
    }
}
