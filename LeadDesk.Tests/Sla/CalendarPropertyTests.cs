using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Sla;

namespace LeadDesk.Tests.Sla;

/// <summary>What holds for every calendar, moment and length of time, down to the tick.</summary>
public sealed class CalendarPropertyTests
{
    private static readonly Gen<(BusinessCalendar Calendar, DateTimeOffset Start, TimeSpan First, TimeSpan Second)> Cases =
        from place in Gen.Elements(RandomCalendar.Places.AsEnumerable())
        from seed in Gen.Choose(0, int.MaxValue)
        from minute in Gen.Choose(-20 * 1440, 400 * 1440)
        from ticks in Gen.Choose(0, 600_000_000)
        from first in Gen.Choose(0, 6000)
        from second in Gen.Choose(0, 300_000)
        let around = new DateTimeOffset(place.Around, TimeOnly.MinValue, TimeSpan.Zero)
        select (new BusinessCalendar(RandomCalendar.Of(new Random(seed), place.Zone, place.Around)), around.AddMinutes(minute).AddTicks(ticks), TimeSpan.FromTicks((first * 600_000_000L) + (ticks % 3)), TimeSpan.FromSeconds(second));

    [Fact]
    public void The_time_to_a_deadline_is_the_time_that_was_given() =>
        Check(at => at.Calendar.Elapsed(at.Start, Deadline(at.Calendar, at.Start, at.First)) == at.First);

    [Fact]
    public void A_deadline_is_the_first_such_moment() =>
        Check(at => at.First == TimeSpan.Zero || at.Calendar.Elapsed(at.Start, Deadline(at.Calendar, at.Start, at.First).AddTicks(-1)) < at.First);

    [Fact]
    public void More_time_is_never_over_earlier() =>
        Check(at => Deadline(at.Calendar, at.Start, at.First) <= Deadline(at.Calendar, at.Start, at.First + at.Second));

    [Fact]
    public void Whoever_starts_later_is_never_done_earlier() =>
        Check(at => Deadline(at.Calendar, at.Start, at.First) <= Deadline(at.Calendar, at.Start + at.Second, at.First));

    [Fact]
    public void Two_times_one_after_the_other_are_their_sum() =>
        Check(at => Deadline(at.Calendar, Deadline(at.Calendar, at.Start, at.First), at.Second) == Deadline(at.Calendar, at.Start, at.First + at.Second));

    [Fact]
    public void Elapsed_time_adds_up() => Check(at =>
    {
        var (middle, end) = (at.Start + at.Second, at.Start + at.Second + at.First);
        return at.Calendar.Elapsed(at.Start, middle) + at.Calendar.Elapsed(middle, end) == at.Calendar.Elapsed(at.Start, end);
    });

    [Fact]
    public void The_offset_in_which_a_moment_is_written_makes_no_difference() => Check(at =>
        at.Calendar.Deadline(at.Start.ToOffset(TimeSpan.FromMinutes(345)), at.First) == at.Calendar.Deadline(at.Start.ToOffset(TimeSpan.FromHours(-9)), at.First));

    [Fact]
    public void No_time_passes_before_the_next_opening_and_some_right_after_it() => Check(at =>
        at.Calendar.NextOpening(at.Start) is { } opens && opens >= at.Start && at.Calendar.Elapsed(at.Start, opens) == TimeSpan.Zero && at.Calendar.Elapsed(opens, opens.AddTicks(1)).Ticks == 1);

    [Fact]
    public void What_is_written_as_JSON_is_read_back() => Check(at =>
        CalendarJson.Write(CalendarJson.Read(CalendarJson.Write(at.Calendar.Definition))) == CalendarJson.Write(at.Calendar.Definition));

    private static DateTimeOffset Deadline(BusinessCalendar calendar, DateTimeOffset start, TimeSpan time) => calendar.Deadline(start, time)!.Value;

    private static void Check(Func<(BusinessCalendar Calendar, DateTimeOffset Start, TimeSpan First, TimeSpan Second), bool> holds) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Cases.ToArbitrary(), holds));
}
