using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Tests.Exchange.Imports;

public sealed class CellTextTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData("12.5", 12.5)]
    [InlineData("12,5", 12.5)]
    [InlineData("12,500", 12500)]
    [InlineData("1,234,567.89", 1234567.89)]
    [InlineData("1.234.567,89", 1234567.89)]
    [InlineData("Rs. 1,20,00,000.00", 12000000)]
    [InlineData("1 200 €", 1200)]
    [InlineData("CHF 1'200", 1200)]
    [InlineData("45 %", 45)]
    [InlineData("(300)", -300)]
    [InlineData("-7", -7)]
    public void Numbers_of_any_country_are_read(string text, double number)
    {
        Assert.Null(NumberText.TryRead(text, out var value).Refusal);
        Assert.Equal(number, value.Number);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("51-200")]
    [InlineData("NaN")]
    [InlineData("1e999")]
    public void What_is_no_number_is_refused(string text) => Assert.False(NumberText.TryRead(text, out _).Succeeded);

    [Theory]
    [InlineData("2024-03-12", DateOrder.DayFirst, "2024-03-12 00:00")]
    [InlineData("2024-03-12 09:14", DateOrder.DayFirst, "2024-03-12 09:14")]
    [InlineData("2024-02-01T08:15:00.000+0000", DateOrder.DayFirst, "2024-02-01 08:15")]
    [InlineData("2024-02-01T08:15:00+05:30", DateOrder.DayFirst, "2024-02-01 02:45")]
    [InlineData("31.01.2024", DateOrder.MonthFirst, "2024-01-31 00:00")]
    [InlineData("1.2.24", DateOrder.MonthFirst, "2024-02-01 00:00")]
    [InlineData("01/06/2024 01:05 PM", DateOrder.DayFirst, "2024-06-01 13:05")]
    [InlineData("01/06/2024", DateOrder.MonthFirst, "2024-01-06 00:00")]
    [InlineData("3/15/2024 2:30 PM", DateOrder.MonthFirst, "2024-03-15 14:30")]
    [InlineData("12 Mar 2024", DateOrder.DayFirst, "2024-03-12 00:00")]
    [InlineData("Mar 12, 2024", DateOrder.DayFirst, "2024-03-12 00:00")]
    public void Dates_are_read_in_the_order_of_their_column(string text, DateOrder order, string moment)
    {
        Assert.True(DateText.TryRead(text, order, out var read));
        Assert.Equal(moment, read.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("3/15/2024", DateOrder.DayFirst)]
    [InlineData("2024-13-01", DateOrder.DayFirst)]
    [InlineData("0201-01-01", DateOrder.DayFirst)]
    [InlineData("tomorrow", DateOrder.DayFirst)]
    [InlineData("1234567", DateOrder.DayFirst)]
    public void What_is_no_date_is_refused(string text, DateOrder order) => Assert.False(DateText.TryRead(text, order, out _));

    public static TheoryData<string, bool, string?> Outcomes => new()
    {
        { "1", true, "customer" },
        { "0", true, "lost" },
        { "0", false, null },
        { "Won", true, "customer" },
        { "Closed - Converted", true, "customer" },
        { "Closed - Not Converted", true, "lost" },
        { "MQL", true, "mql" },
        { "Open - Not Contacted", true, null },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Outcomes_are_read_from_numbers_and_words(string text, bool noIsLost, string? stage)
    {
        Assert.Null(OutcomeText.TryRead(text, noIsLost, out var read).Refusal);
        Assert.Equal(Stage.Find(stage), read);
    }

    public static TheoryData<string[], FieldType, DateOrder, bool> Columns => new()
    {
        { ["1", "2.5", "1,200"], FieldType.Number, DateOrder.DayFirst, false },
        { ["01234", "02345"], FieldType.Text, DateOrder.DayFirst, false },
        { ["Yes", "no", "YES"], FieldType.YesNo, DateOrder.DayFirst, false },
        { ["2024-01-05", "2024-02-06"], FieldType.Date, DateOrder.DayFirst, false },
        { ["05/01/2024", "06/02/2024"], FieldType.Date, DateOrder.DayFirst, true },
        { ["05/01/2024", "06/22/2024"], FieldType.Date, DateOrder.MonthFirst, false },
        { ["05/01/2024", "22/06/2024"], FieldType.Date, DateOrder.DayFirst, false },
        { [.. Enumerable.Range(0, 40).Select(n => n % 2 == 0 ? "Hot" : "Cold")], FieldType.Choice, DateOrder.DayFirst, false },
        { [.. Enumerable.Range(0, 40).Select(n => $"words {n}")], FieldType.Text, DateOrder.DayFirst, false },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_column_is_typed_by_its_cells(string[] cells, FieldType type, DateOrder dates, bool isAmbiguous)
    {
        var profile = new ColumnProfile("Column");

        foreach (var cell in cells)
        {
            profile.Add(cell);
        }

        Assert.Equal((type, dates, isAmbiguous), (profile.Type, profile.Dates, profile.DatesAreAmbiguous));
    }

    [Fact]
    public void Equal_and_empty_headers_get_names_of_their_own() =>
        Assert.Equal(["Name", "Name (2)", "name (3)", "Column 4"], ColumnNames.Of(["Name", "Name", " name ", ""]));
}
