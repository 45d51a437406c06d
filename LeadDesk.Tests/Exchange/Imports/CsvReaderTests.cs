using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using FsCheck;
using FsCheck.Fluent;
using CsvReader = LeadDesk.Core.Exchange.Imports.Files.CsvReader;

namespace LeadDesk.Tests.Exchange.Imports;

public sealed class CsvReaderTests
{
    private static readonly CsvConfiguration Plain = new(CultureInfo.InvariantCulture) { HasHeaderRecord = false };

    public static TheoryData<string, string> Texts => new()
    {
        { "a,b\nc,d", "1:a|b 2:c|d" },
        { "a,b\r\nc,d\r\n", "1:a|b 2:c|d" },
        { "a,b\rc,d\r", "1:a|b 2:c|d" },
        { "a,\n,b", "1:a| 2:|b" },
        { "\"a,b\",c\nd,e", "1:a,b|c 2:d|e" },
        { "\"a\"\"b\",c", "1:a\"b|c" },
        { "\"a\nb\",c\nd,e", "1:a\nb|c 3:d|e" },
        { "\"a\r\nb\",c\r\nd,e", "1:a\r\nb|c 3:d|e" },
        { "\"a\" ,b", "1:a|b" },
        { "a\"b,c", "1:a\"b|c" },
        { "\"\",b", "1:|b" },
        { "a,b\n\nc,d", "1:a|b 2: 3:c|d" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void It_cuts_records_into_cells(string text, string rows) => Assert.Equal(rows, Show(text));

    public static TheoryData<string, string> BrokenTexts => new()
    {
        { "id,n\n1,\"a\n2,b\n3,c", "1:id|n !2 3:2|b 4:3|c" },
        { "id,n\n1,\"a\n2,\"b\"\n3,c", "1:id|n !2 3:2|b 4:3|c" },
        { "id,n\n1,\"a\" x\n2,b", "1:id|n !2 3:2|b" },
        { "id,n\n1,\"a\nmore text\n2,b\n3,c", "1:id|n !2 !3 4:2|b 5:3|c" },
        { "\"id,n\n2,b", "!1 2:2|b" },
    };

    [Theory]
    [MemberData(nameof(BrokenTexts))]
    public void A_broken_quote_costs_its_own_line_only(string text, string rows) => Assert.Equal(rows, Show(text));

    [Fact]
    public void A_quote_that_is_never_closed_in_a_large_file_costs_its_own_line_only()
    {
        var lines = Enumerable.Range(3, 900_000).Select(n => $"{n},some text that is not short");
        using var reader = new CsvReader(new StringReader("id,n\n2,\"open\n" + string.Join('\n', lines)), ',');
        Assert.Equal((1, 900_001), Count(reader));
    }

    [Theory]
    [InlineData('x')]
    [InlineData('\n')]
    public void A_cell_of_ten_megabytes_is_read_as_one_cell(char letter)
    {
        using var reader = new CsvReader(new StringReader("id,n\n1,\"" + new string(letter, 10 * 1024 * 1024) + "\"\n2,b"), ',');
        Assert.Equal((0, 3), Count(reader));
    }

    [Fact]
    public void A_line_longer_than_is_looked_at_is_left_out()
    {
        using var reader = new CsvReader(new StringReader("id,n\n1," + new string('x', 2 * CsvReader.LongestRecord) + "\n2,b"), ',');
        Assert.Equal((1, 2), Count(reader));
    }

    [Fact]
    public void It_reads_whatever_is_written_well_as_CsvHelper_does() => Prop.ForAll(Tables().ToArbitrary(), table =>
    {
        var text = Write(table);
        Assert.Equal(ByCsvHelper(text), Ours(text));
    }).QuickCheckThrowOnFailure();

    private static Gen<string[][]> Tables()
    {
        var cell = Gen.Elements("", "a", "ü", " b ", "x,y", "\"", "q\"q", "line\nbreak", "line\r\nbreak", ";", "=1", "very long " + new string('z', 40));
        return Gen.Choose(1, 5).SelectMany(width => Gen.ArrayOf(Gen.ArrayOf(cell, width).Where(row => row.Any(value => value.Length > 0))).Where(rows => rows.Length > 0));
    }

    private static string Write(string[][] table)
    {
        using var text = new StringWriter();
        using var csv = new CsvWriter(text, Plain);

        foreach (var row in table)
        {
            foreach (var cell in row)
            {
                csv.WriteField(cell);
            }

            csv.NextRecord();
        }

        csv.Flush();
        return text.ToString();
    }

    private static List<string> ByCsvHelper(string text)
    {
        using var parser = new CsvParser(new StringReader(text), Plain);
        var rows = new List<string>();

        while (parser.Read())
        {
            rows.Add(string.Join('|', parser.Record!));
        }

        return rows;
    }

    private static List<string> Ours(string text)
    {
        using var reader = new CsvReader(new StringReader(text), ',');
        var rows = new List<string>();

        while (reader.Read(out var row))
        {
            Assert.Null(row.Refusal);
            rows.Add(string.Join('|', row.Cells));
        }

        return rows;
    }

    private static string Show(string text)
    {
        using var reader = new CsvReader(new StringReader(text), ',');
        var rows = new List<string>();

        while (reader.Read(out var row))
        {
            rows.Add(row.Refusal is null ? $"{row.Line}:{string.Join('|', row.Cells)}" : $"!{row.Line}");
        }

        return string.Join(' ', rows);
    }

    private static (int Refused, int Read) Count(CsvReader reader)
    {
        var (refused, read) = (0, 0);

        while (reader.Read(out var row))
        {
            (refused, read) = row.Refusal is null ? (refused, read + 1) : (refused + 1, read);
        }

        return (refused, read);
    }
}
