using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Routing;

namespace LeadDesk.Tests.Routing;

public sealed class LevellingTests
{
    private static readonly Gen<List<Load>> Teams =
        from many in Gen.Choose(0, 8)
        from open in Gen.ArrayOf(Gen.Choose(0, 60), many)
        from caps in Gen.ArrayOf(Gen.Choose(-5, 50), many)
        from spare in Gen.ArrayOf(Gen.Choose(0, 60), many)
        from receives in Gen.ArrayOf(Gen.Elements(true, true, false), many)
        select Enumerable.Range(0, many).Select(i => new Load(i + 1, open[i], caps[i] < 0 ? null : caps[i], receives[i], Math.Min(spare[i], open[i]))).ToList();

    [Fact]
    public void Who_is_above_the_cap_gives_to_who_has_most_room() => Assert.Equal(
        [new Shift(1, 3, 5), new Shift(2, 3, 1)],
        Levelling.Of([new(1, 45, 40, true, 45), new(2, 33, 32, true, 33), new(3, 9, 32, true, 9), new(4, 25, 30, true, 25)]));

    [Theory]
    [InlineData(46, 40, 2, 2)]
    [InlineData(46, 40, 0, 0)]
    [InlineData(40, 40, 40, 0)]
    [InlineData(10, 40, 10, 0)]
    public void Only_what_is_above_and_can_be_spared_goes(int open, int cap, int spare, int goes) =>
        Assert.Equal(goes, Levelling.Of([new(1, open, cap, true, spare), new(2, 0, 30, true, 0)]).Sum(shift => shift.Leads));

    [Fact]
    public void Who_gets_no_leads_or_has_no_cap_takes_none() =>
        Assert.Empty(Levelling.Of([new(1, 50, 40, true, 50), new(2, 0, 30, IsReceiving: false, 0), new(3, 0, null, true, 0)]));

    [Fact]
    public void Nobody_is_pushed_over_and_it_stops_only_when_nothing_more_can_go() => Prop.ForAll(Arb.From(Teams), team =>
    {
        var shifts = Levelling.Of(team);
        int Gives(Load rep) => shifts.Where(shift => shift.FromId == rep.UserId).Sum(shift => shift.Leads);
        int Takes(Load rep) => shifts.Where(shift => shift.ToId == rep.UserId).Sum(shift => shift.Leads);
        var canGive = team.Any(rep => rep.Cap is { } cap && rep.Open - Gives(rep) > cap && Gives(rep) < rep.Spare);
        var canTake = team.Any(rep => rep.IsReceiving && rep.Cap is { } cap && rep.Open + Takes(rep) < cap);
        return team.TrueForAll(rep => Gives(rep) == 0 || (Takes(rep) == 0 && Gives(rep) <= rep.Spare && rep.Open - Gives(rep) >= rep.Cap))
            && team.TrueForAll(rep => Takes(rep) == 0 || (rep.IsReceiving && rep.Open + Takes(rep) <= rep.Cap))
            && !(canGive && canTake);
    }).QuickCheckThrowOnFailure();
}
