using System.Globalization;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Tests.Scoring;

public sealed class HandOverWalkTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string, string> Cases => new()
    {
        // stretches as from-to cycle, * for entries only; hand-over cells as from-to; the days handed over
        { "0-30c1", "0-30", "0" },
        { "0-30c1", "5-8 10-12", "5" },
        { "0-30c1", "", "" },
        { "0-10c1 10-20c2* 20-30c2", "5-30", "5 20" },
        { "0-10c1 10-20c2* 20-30c2", "5-8 12-15 22-30", "5 12" },
        { "0-10c1 10-20c2*", "5-20", "5" },
        { "0-10c1 20-30c1", "15-30", "20" },
        { "0-10c1 20-30c1", "5-6 25-26", "5" },
        { "0-10c1", "10-20", "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_lead_is_handed_over_once_in_each_cycle(string spans, string cells, string expected)
    {
        var found = HandOverWalk.HandOvers([.. Split(spans).Select(SpanOf)], Split(cells).SelectMany(CellsOf).Prepend(new(Start, false)));

        Assert.Equal(expected, string.Join(' ', found.Select(at => (at - Start).TotalDays)));
    }

    [Fact]
    public void A_life_is_told_by_the_moves_between_stages()
    {
        var lead = new Lead { CreatedAt = Start };
        var moves = new List<StageChange>();

        foreach (var (day, stage) in new[] { (1, Stage.Mql), (4, Stage.Recycled), (9, Stage.Engaged), (12, Stage.Lost) })
        {
            moves.Add(lead.Enter(stage, "test", null, Start.AddDays(day), null));
        }

        Assert.Equal("0-1c1 1-4c1 4-9c2* 9-12c2", Told(LifeSpan.Of(lead, moves, Start.AddDays(20))));
    }

    [Fact]
    public void A_rest_with_an_end_date_hands_nothing_over()
    {
        var lead = new Lead { CreatedAt = Start };
        var move = lead.Enter(Stage.Recycled, "test", null, Start.AddDays(4), null);
        Assert.Equal("0-4c1 4-9c2*", Told(LifeSpan.Of(lead, [move], Start.AddDays(9))));
        lead.RestsUntil = Start.AddDays(30);
        Assert.Equal("0-4c1", Told(LifeSpan.Of(lead, [move], Start.AddDays(9))));
    }

    [Theory]
    [InlineData("2026-03-02", "2025-12-08")]
    [InlineData("2026-03-08", "2025-12-08")]
    [InlineData("2026-03-09", "2025-12-15")]
    public void The_weeks_looked_back_upon_are_twelve_whole_ones(string now, string first) =>
        Assert.Equal(DateTimeOffset.Parse($"{first}T00:00Z", CultureInfo.InvariantCulture), PreviewFigures.FirstWeekBefore(DateTimeOffset.Parse($"{now}T13:00Z", CultureInfo.InvariantCulture)));

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static LifeSpan SpanOf(string text)
    {
        var parts = text.TrimEnd('*').Split('-', 'c').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new(Start.AddDays(parts[0]), Start.AddDays(parts[1]), parts[2], text.EndsWith('*'));
    }

    private static IEnumerable<CellMoment> CellsOf(string text)
    {
        var days = text.Split('-').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return [new(Start.AddDays(days[0]), true), new(Start.AddDays(days[1]), false)];
    }

    private static string Told(IEnumerable<LifeSpan> spans) =>
        string.Join(' ', spans.Select(span => $"{(span.From - Start).TotalDays}-{(span.To - Start).TotalDays}c{span.Cycle}{(span.EntriesOnly ? "*" : "")}"));
}
