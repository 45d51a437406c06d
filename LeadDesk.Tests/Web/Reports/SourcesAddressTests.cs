using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Desk.Sources;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Web.Reports;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadDesk.Tests.Web.Reports;

public sealed class SourcesAddressTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void Every_view_comes_back_from_its_address() => Prop.ForAll(Views().ToArbitrary(), view => (Read(view.Write()) == view).Label(view.Write())).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("", "2025-12-03", "2026-03-02")]
    [InlineData("?days=30", "2026-02-01", "2026-03-02")]
    [InlineData("?days=all", null, "2026-03-02")]
    [InlineData("?days=7000", "2025-12-03", "2026-03-02")]
    [InlineData("?from=2026-01-05&to=2026-01-09", "2026-01-05", "2026-01-09")]
    [InlineData("?from=2026-01-09&to=2026-01-05", "2026-01-05", "2026-01-09")]
    [InlineData("?from=2026-01-09", "2026-01-09", "2026-03-02")]
    [InlineData("?to=2031-01-01", null, "2026-03-02")]
    public void The_period_never_looks_beyond_today(string query, string? from, string to)
    {
        var ask = Read(query).Ask(Today);

        Assert.Equal((from, to), (ask.From?.ToString("yyyy-MM-dd", null), ask.To?.ToString("yyyy-MM-dd", null)));
    }

    [Fact]
    public void What_cannot_be_understood_is_the_usual() => Assert.Equal(Read(""), Read("?by=weather&touch=middle&days=x&sort=-colour"));

    private static SourcesAddress Read(string address)
    {
        var parts = QueryHelpers.ParseQuery(address.Contains('?', StringComparison.Ordinal) ? address[address.IndexOf('?', StringComparison.Ordinal)..] : "");
        return SourcesAddress.Read(Text("by"), Text("touch"), Text("days"), Day("from"), Day("to"), int.TryParse(Text("segment"), CultureInfo.InvariantCulture, out var id) ? id : null, Text("sort"));

        string? Text(string name) => parts.TryGetValue(name, out var text) ? text.ToString() : null;
        DateOnly? Day(string name) => DateOnly.TryParse(Text(name), CultureInfo.InvariantCulture, out var day) ? day : null;
    }

    private static Gen<SourcesAddress> Views()
    {
        var days = Gen.Elements<(int?, DateOnly?, DateOnly?)>((30, null, null), (90, null, null), (365, null, null), (null, null, null), (null, new(2026, 1, 1), null), (null, null, new(2026, 2, 1)), (null, new(2026, 1, 1), new(2026, 2, 1)));
        return from cut in Gen.Elements(Breakdown.All.ToArray())
               from touch in Gen.Elements(Touch.First, Touch.Last)
               from period in days
               from segment in Gen.Elements<int?>(null, 7)
               from key in Gen.Elements(SourceColumn.All.Select(column => column.Key).Append(SourceSort.ByName).ToArray())
               from down in Gen.Elements(true, false)
               select new SourcesAddress(cut, touch, period.Item1, period.Item2, period.Item3, segment, new(key, down));
    }
}
