using LeadDesk.Core;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Models;

/// <summary>What a preview says of the past is what a plain walk through every minute finds.</summary>
public sealed class PreviewPastTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Weeks_and_hindsight_are_those_of_a_plain_walk_through_every_minute()
    {
        var all = new List<PreviewFigures>();

        foreach (var seed in new[] { 1, 2, 3, 5, 6, 7 })
        {
            using var desk = new TestDesk();
            var random = new RandomDesk(desk, seed) { EventDays = 12 };
            var draft = await random.FillAsync(leads: 30, Stop);
            var figures = await PreviewAsync(desk, draft);

            var plain = await PlainAsync(desk, draft, random.Published);

            Assert.Equal(plain.PerWeek(false), figures.PerWeek(false));
            Assert.Equal(plain.PerWeek(true), figures.PerWeek(true));
            Assert.Equal((plain.Won, plain.Lost), (figures.Won, figures.Lost));
            Assert.All(plain.Loads, load => Assert.Equal([.. load.Value.Before, .. load.Value.After], [.. figures.Loads[load.Key].Before, .. figures.Loads[load.Key].After]));
            all.Add(plain);
        }

        // What never happened would have been compared with nothing.
        Assert.All(
            [all.Sum(one => one.PerWeek(false).Sum()), all.Sum(one => one.PerWeek(true).Sum()), all.Sum(one => one.Won.CalledAfter), all.Sum(one => one.Won.MissedAfter), all.Sum(one => one.Lost.CalledAfter)],
            count => Assert.InRange(count, 1, int.MaxValue));
    }

    private static async Task<PreviewFigures> PreviewAsync(TestDesk desk, int draft)
    {
        Assert.Equal(Outcome.Done, (await desk.Get<PreviewModel>().RunAsync(Actor.Desk, draft, Stop)).Outcome);
        Assert.True(await desk.Get<JobRunner>().RunNextAsync(Stop));
        return (await desk.Get<FindPreview>().RunAsync(Actor.Desk, draft, Stop))!.Answer!.Figures;
    }

    private static async Task<PreviewFigures> PlainAsync(TestDesk desk, int draft, int? published)
    {
        await using var db = desk.Open();
        var now = desk.Clock.Now;
        var versions = await db.ScoringModelVersions.AsNoTracking().Include(version => version.Model).OrderBy(version => version.Model.Order).ThenBy(version => version.ModelId).ToListAsync(Stop);
        var before = SetOf(versions.Where(version => version.State == ModelState.Published));
        var after = SetOf(versions.Where(version => version.Id == draft || (version.State == ModelState.Published && version.Id != published)));
        var walk = new PlainPast(db, now);
        var plain = new PreviewFigures { FirstWeek = new(2025, 12, 8, 0, 0, 0, TimeSpan.Zero), Stamp = "" };

        foreach (var lead in await db.Leads.AsNoTracking().Include(lead => lead.Account).ToListAsync(Stop))
        {
            if ((published is not null && before.For(lead)?.Model.VersionId == published) || after.For(lead)?.Model.VersionId == draft)
            {
                var (then, with) = (await walk.HandOversAsync(before, lead.Id, Stop), await walk.HandOversAsync(after, lead.Id, Stop));
                Count(plain, lead, then, load => load.Before);
                Count(plain, lead, with, load => load.After);

                if (lead.Stage.Kind is StageKind.Won or StageKind.Lost && lead.StageSince > lead.CreatedAt)
                {
                    (lead.Stage.Kind == StageKind.Won ? plain.Won : plain.Lost).Add(then.Count > 0, with.Count > 0);
                }
            }
        }

        return plain;
    }

    private static void Count(PreviewFigures plain, Lead lead, IReadOnlyList<DateTimeOffset> handOvers, Func<PreviewLoad, int[]> weeks)
    {
        foreach (var at in handOvers)
        {
            for (var week = 0; week < PreviewFigures.Weeks; week++)
            {
                if (at >= plain.FirstWeek.AddDays(7 * week) && at < plain.FirstWeek.AddDays(7 * (week + 1)))
                {
                    plain.Loads.TryAdd(lead.OwnerId ?? PreviewFigures.Unassigned, new());
                    weeks(plain.Loads[lead.OwnerId ?? PreviewFigures.Unassigned])[week]++;
                }
            }
        }
    }

    private static ModelSet SetOf(IEnumerable<ScoringModelVersion> versions) => new("", [.. versions.Select(version =>
    {
        Assert.Equal(Outcome.Done, ModelJson.TryRead(version.Definition, out ModelDefinition? definition));
        return new PublishedModel(new CompiledModel(definition!, version.Id), []);
    })]);
}
