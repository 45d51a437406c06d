using System.Globalization;
using LeadDesk.Core.Work;

namespace LeadDesk.Tests.Work;

public sealed class ExportTimesTests
{
    [Theory]
    [InlineData(ExportRhythm.Daily, "07:00", "UTC", "2026-03-02T06:59:59Z", "2026-03-02T07:00:00Z")]
    [InlineData(ExportRhythm.Daily, "07:00", "UTC", "2026-03-02T07:00:00Z", "2026-03-03T07:00:00Z")]
    [InlineData(ExportRhythm.Daily, "07:00", "Europe/Berlin", "2026-03-02T05:00:00Z", "2026-03-02T06:00:00Z")]
    [InlineData(ExportRhythm.Weekly, "07:00", "UTC", "2026-03-02T07:00:00Z", "2026-03-09T07:00:00Z")]
    [InlineData(ExportRhythm.Weekly, "07:00", "UTC", "2026-03-03T00:00:00Z", "2026-03-09T07:00:00Z")]
    [InlineData(ExportRhythm.Weekly, "00:30", "Pacific/Auckland", "2026-03-01T11:29:00Z", "2026-03-01T11:30:00Z")]
    // The clocks go on: half past two is skipped in Berlin on 29 March; and back: it comes twice on 25 October.
    [InlineData(ExportRhythm.Daily, "02:30", "Europe/Berlin", "2026-03-29T00:00:00Z", "2026-03-29T01:30:00Z")]
    [InlineData(ExportRhythm.Daily, "02:30", "Europe/Berlin", "2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData(ExportRhythm.Daily, "02:30", "Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    [InlineData(ExportRhythm.Daily, "07:00", "Nowhere/Gone", "2026-03-02T05:00:00Z", "2026-03-02T07:00:00Z")]
    public void It_goes_out_at_the_next_such_time_of_its_zone(ExportRhythm rhythm, string at, string zone, string now, string next)
    {
        var export = Export(rhythm);
        (export.At, export.Zone) = (TimeOnly.Parse(at, CultureInfo.InvariantCulture), zone);

        Assert.Equal(Moment(next), export.NextAfter(Moment(now)));
    }

    [Fact]
    public void Without_a_rhythm_it_never_does() => Assert.Null(Export(ExportRhythm.None).NextAfter(Moment("2026-03-02T05:00:00Z")));

    private static ExportDefinition Export(ExportRhythm rhythm) => new() { Name = "MQLs", OwnerId = 1, Leads = "", Columns = "", Sort = "", Language = "en", CreatedAt = default, Rhythm = rhythm };

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
