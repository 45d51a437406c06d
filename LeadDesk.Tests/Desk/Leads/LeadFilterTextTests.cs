using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Sources;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Tests.Desk.Leads;

public sealed class LeadFilterTextTests
{
    private static readonly CustomField[] Fields =
    [
        new() { Key = "seats", Name = "Seats", Type = FieldType.Number, CreatedAt = default },
        new() { Key = "plan", Name = "Plan", Type = FieldType.Text, CreatedAt = default },
        new() { Key = "pilot", Name = "Pilot", Type = FieldType.YesNo, CreatedAt = default },
        new() { Key = "until", Name = "Until", Type = FieldType.Date, CreatedAt = default },
    ];

    [Fact]
    public void Every_filter_comes_back_from_its_address() => Prop.ForAll(Filters().ToArbitrary(), filter =>
    {
        var address = LeadFilterText.Write(filter);
        var back = LeadFilterText.Read(address, Fields);

        return (LeadFilterText.Write(back) == address && Same(filter, back)).Label(address);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("?cell=Z9&stage=nothing&owner=x&from=yesterday&import=abc&custom.seats=many&custom.gone=1&closeDate=soon&employees=many&market=none&reached=moon&came=landing.middle.x&q=%20")]
    [InlineData("")]
    [InlineData(null)]
    public void What_cannot_be_understood_is_left_out(string? query) => Assert.True(LeadFilterText.Read(query, Fields).IsEmpty);

    [Fact]
    public void The_heatmap_links_to_a_cell() => Assert.Equal([new Cell('B', 2)], LeadFilterText.Read("?cell=B2", []).Cells);

    private static Gen<LeadFilter> Filters()
    {
        var words = Gen.Elements("Acme", "ИВАНОВ", "a&b=c", "50 %", "ü + ö", "线", "“quoted”", "x,y");
        var day = Gen.Choose(0, 3000).Select(days => days == 0 ? null : (DateOnly?)new DateOnly(2020, 1, 1).AddDays(days));
        var custom = Gen.OneOf(
            Gen.Choose(-100000, 100000).Select(number => KeyValuePair.Create("seats", FieldValue.Of(number / 7.0))),
            words.Select(text => KeyValuePair.Create("plan", FieldValue.Of(text))),
            Gen.Elements(true, false).Select(yes => KeyValuePair.Create("pilot", FieldValue.Of(yes))),
            day.Where(date => date is not null).Select(date => KeyValuePair.Create("until", FieldValue.Of(date))));
        var builtIn = Gen.OneOf(
            words.Select(text => KeyValuePair.Create("city", FieldValue.Of(text))),
            Gen.Elements(true, false).Select(yes => KeyValuePair.Create("doNotCall", FieldValue.Of(yes))),
            Gen.Choose(-100000, 100000).Select(number => KeyValuePair.Create("employees", FieldValue.Of(number / 7.0))),
            day.Where(date => date is not null).Select(date => KeyValuePair.Create("closeDate", FieldValue.Of(date))));
        return from search in words.OrNull()
               from stages in Gen.SubListOf<Stage>(Stage.All)
               from cells in Gen.SubListOf<Cell>(Cell.All)
               from owners in Gen.SubListOf(0, 1, 7, 123456)
               from sources in Gen.SubListOf("Web", "a,b", "Füße & Co")
               from tags in Gen.SubListOf("hot", "autumn fair", "ярмарка")
               from personas in Gen.SubListOf("Operations leader", "ИТ, EMEA")
               from created in Gen.Two(day)
               from import in Gen.Choose(0, 9).Select(id => id == 0 ? null : (long?)id)
               from reached in Gen.Elements<Stage?>(null, Stage.Mql, Stage.Customer)
               from came in Gen.Elements<CameBy?>(null, new(Breakdown.Landing, Touch.Last, "/pricing?a=b&c.d"), new(Breakdown.Source, Touch.First, null))
               from conditions in Gen.ListOf(custom)
               from known in Gen.ListOf(builtIn)
               select new LeadFilter
               {
                   Search = search,
                   Stages = [.. stages],
                   Cells = [.. cells],
                   Owners = [.. owners],
                   Sources = [.. sources],
                   Tags = [.. tags],
                   Personas = [.. personas],
                   CreatedFrom = created.Item1,
                   CreatedTo = created.Item2,
                   ImportId = import,
                   Reached = reached,
                   CameBy = came,
                   BuiltIn = [.. known.OrderBy(pair => FieldColumns.Fields.Select(field => field.Key).ToList().IndexOf(pair.Key))],
                   Custom = [.. conditions.OrderBy(pair => Array.FindIndex(Fields, field => field.Key == pair.Key))],
               };
    }

    private static bool Same(LeadFilter one, LeadFilter other) =>
        one.Search == other.Search && one.Stages.SequenceEqual(other.Stages) && one.Cells.SequenceEqual(other.Cells) && one.Owners.SequenceEqual(other.Owners)
        && one.Sources.SequenceEqual(other.Sources) && one.Tags.SequenceEqual(other.Tags) && one.Personas.SequenceEqual(other.Personas) && one.CreatedFrom == other.CreatedFrom && one.CreatedTo == other.CreatedTo
        && one.ImportId == other.ImportId && one.Reached == other.Reached && one.CameBy == other.CameBy && one.BuiltIn.SequenceEqual(other.BuiltIn) && one.Custom.SequenceEqual(other.Custom);
}
