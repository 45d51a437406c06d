using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Routing;

namespace LeadDesk.Tests.Routing;

/// <summary>What holds for every pool and every number of leads.</summary>
public sealed class TurnPropertyTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Gen<(List<Candidate> Pool, int Leads)> Pools =
        from weights in Gen.NonEmptyListOf(Gen.Choose(1, 9))
        from caps in Gen.ArrayOf(Gen.Choose(0, 30), weights.Count)
        from leads in Gen.Choose(1, 200)
        select (weights.Select((weight, i) => new Candidate { UserId = i + 1, Name = $"Rep {i}", Weight = weight, DailyCap = caps[i], WaitsSince = Start }).ToList(), leads);

    [Fact]
    public void Everyone_gets_a_share_by_weight_to_within_a_turn() => Check((pool, leads) =>
    {
        var (after, _) = Give(Uncapped(pool), leads, RouteNeed.None);
        var due = leads / (double)pool.Sum(one => one.Weight);
        return after.TrueForAll(one => Math.Abs(one.Turns - due) <= 1 + 1e-6);
    });

    [Fact]
    public void Every_lead_is_one_turn_and_none_is_lost() => Check((pool, leads) =>
    {
        var (after, given) = Give(Uncapped(pool), leads, RouteNeed.None);
        return given.Count == leads && Math.Abs(after.Sum(one => one.Turns * one.Weight) - leads) < 1e-6;
    });

    [Fact]
    public void Nobody_gets_more_than_their_cap_and_no_place_is_left_while_leads_wait() => Check((pool, leads) =>
    {
        var (after, given) = Give(pool, leads, RouteNeed.None);
        return after.TrueForAll(one => one.Today <= one.DailyCap) && given.Count == Math.Min(leads, pool.Sum(one => one.DailyCap!.Value));
    });

    [Fact]
    public void Who_had_the_lead_never_gets_it_again() => Check((pool, leads) =>
    {
        var never = pool.Where(one => one.UserId % 2 == 1).Select(one => one.UserId).ToHashSet();
        return Give(Uncapped(pool), leads, new() { Never = never }).Given.TrueForAll(id => !never.Contains(id));
    });

    [Fact]
    public void An_absence_that_keeps_the_place_gives_nothing_back_and_one_that_catches_up_does() => Check((pool, leads) =>
    {
        var others = Uncapped(pool).ConvertAll(one => one with { UserId = one.UserId + 1 });
        var average = leads / (double)others.Sum(one => one.Weight);
        var here = new Candidate { UserId = 1, Name = "Maya", WaitsSince = Start };
        var kept = Give([here with { Away = new(null, CatchesUp: false) }, .. others], leads, RouteNeed.None).After[0];
        var catching = Give([here with { Away = new(null, CatchesUp: true) }, .. others], leads, RouteNeed.None).After[0];
        return Math.Abs(kept.Turns - average) < 1e-6 && catching.Turns == 0;
    });

    private static List<Candidate> Uncapped(List<Candidate> pool) => pool.ConvertAll(one => one with { DailyCap = null });

    private static (List<Candidate> After, List<int> Given) Give(List<Candidate> pool, int leads, RouteNeed need)
    {
        var (people, given) = (pool, new List<int>());

        for (var lead = 0; lead < leads; lead++)
        {
            if (Turn.Choose(people, need).Chosen is not { } chosen)
            {
                break;
            }

            var (turns, at) = (Turn.After(people, chosen), Start.AddMinutes(lead + 1));
            given.Add(chosen.UserId);
            people = people.ConvertAll(one => one with { Turns = turns[one.UserId], Today = one.Today + (one.UserId == chosen.UserId ? 1 : 0), WaitsSince = one.UserId == chosen.UserId ? at : one.WaitsSince });
        }

        return (people, given);
    }

    private static void Check(Func<List<Candidate>, int, bool> holds) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Pools.ToArbitrary(), pair => holds(pair.Pool, pair.Leads)));
}
