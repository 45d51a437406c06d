using System.IO.Compression;
using System.Text;
using ClosedXML.Excel;
using LeadDesk.Core.Exchange.Imports.Files;

namespace LeadDesk.Tests.Exchange.Imports;

public sealed class TableFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public static TheoryData<string, string> Encodings => new()
    {
        { "utf-8", "UTF-8" },
        { "utf-8 bom", "UTF-8" },
        { "utf-16 bom", "UTF-16" },
        { "utf-16be bom", "UTF-16BE" },
        { "utf-16", "UTF-16" },
        { "utf-16be", "UTF-16BE" },
        { "windows-1252", "Windows-1252" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Its_encoding_is_found_out(string written, string found)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(written.Split(' ')[0]);
        var mark = written.EndsWith("bom", StringComparison.Ordinal) ? encoding.GetPreamble() : [];
        File.WriteAllBytes(path, [.. mark, .. encoding.GetBytes("Name;Ort\nJürgen;Köln\nAndré;Zürich\n")]);

        Assert.Equal($"Text, semicolons, {found}", Open().Kind);
        Assert.Equal(["Name|Ort", "Jürgen|Köln", "André|Zürich"], Rows());
    }

    [Fact]
    public void One_late_letter_decides_between_UTF_8_and_Windows_1252()
    {
        File.WriteAllBytes(path, [.. Encoding.ASCII.GetBytes("a,b\n" + string.Concat(Enumerable.Repeat("x,y\n", 50_000))), (byte)'K', 0xF6, (byte)'l', (byte)'n', (byte)',', (byte)'z']);
        Assert.Equal("Köln|z", Rows()[^1]);
    }

    public static TheoryData<string, char> Delimited => new()
    {
        { "a,b\n1,2", ',' },
        { "a;b\n1,5;2", ';' },
        { "a\tb\n1,5\t2", '\t' },
        { "a|b\n1|2", '|' },
        { "a\n1\n2", ',' },
        { "\"a;x\",b\n1,2", ',' },
        { "sep=;\na;b\n1;2", ';' },
    };

    [Theory]
    [MemberData(nameof(Delimited))]
    public void Its_delimiter_is_found_out(string text, char delimiter)
    {
        File.WriteAllText(path, text);
        Assert.Equal(delimiter, Open().Delimiter);
    }

    public static TheoryData<string, byte[], string> NoTables => new()
    {
        { "empty", [], "empty" },
        { "old Excel", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]], ".xls" },
        { "encrypted", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000], .. Encoding.Unicode.GetBytes("EncryptedPackage")], "password" },
        { "PDF", "%PDF-1.7 abc"u8.ToArray(), "PDF" },
        { "binary", [.. Enumerable.Range(0, 5000).Select(n => (byte)(n * 7))], "not a table" },
        { "zeros", new byte[5000], "not a table" },
        { "web page", "<html><table><tr>"u8.ToArray(), "web page" },
        { "JSON", "[{\"a\":1}]"u8.ToArray(), "JSON" },
        { "zip", Zip(("a.txt", 10)), "packed file" },
        { "broken zip", "PK\u0003\u0004garbage that is no archive at all"u8.ToArray(), "damaged" },
        { "macros", Zip(("xl/workbook.xml", 10), ("xl/vbaProject.bin", 10)), "macros" },
        { "unpacks to 400 MB", Zip(("xl/workbook.xml", 10), ("xl/worksheets/sheet1.xml", 400 * 1024 * 1024)), "300 MB" },
    };

    [Theory]
    [MemberData(nameof(NoTables))]
    public void What_is_no_table_is_refused_with_words(string what, byte[] bytes, string words)
    {
        File.WriteAllBytes(path, bytes);
        var outcome = TableFile.Inspect(path, out _);
        Assert.Contains(words, outcome.Refusal ?? $"{what} was not refused", StringComparison.Ordinal);
        Assert.Contains("Nothing was kept", outcome.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_that_lies_about_its_size_never_unpacks_to_more_than_it_says()
    {
        var bytes = Zip(("xl/workbook.xml", 10), ("xl/worksheets/sheet1.xml", 400 * 1024 * 1024));
        Claim(bytes, size: 1000);
        File.WriteAllBytes(path, bytes);
        var outcome = TableFile.Inspect(path, out var file);

        if (outcome.Succeeded)
        {
            using var zip = ZipFile.OpenRead(file!.Path);
            using var content = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
            var read = 0L;
            var scratch = new byte[100_000];

            for (var got = content.Read(scratch); got > 0 && read < WorkbookCheck.MostBytes; got = content.Read(scratch))
            {
                read += got;
            }

            Assert.InRange(read, 0, 1000);
        }
    }

    [Fact]
    public void A_workbook_is_read_whatever_its_name_is()
    {
        using (var workbook = new XLWorkbook())
        {
            workbook.AddWorksheet("Empty");
            var sheet = workbook.AddWorksheet("Leads");
            sheet.Cell(1, 1).Value = "Name";
            sheet.Cell(1, 2).Value = "Born";
            sheet.Cell(1, 3).Value = "Visits";
            sheet.Cell(2, 1).Value = "Zoë";
            sheet.Cell(2, 2).Value = new DateTime(2024, 2, 29, 0, 0, 0, DateTimeKind.Unspecified);
            sheet.Cell(2, 3).Value = 12.5;
            sheet.Cell(4, 1).Value = "Last";
            using var saved = new MemoryStream();
            workbook.SaveAs(saved);
            File.WriteAllBytes(path, saved.ToArray());
        }

        Assert.True(Open().IsWorkbook);
        Assert.Equal(["Name|Born|Visits", "Zoë|2024-02-29|12.5", "Last||"], Rows());
    }

    public void Dispose() => File.Delete(path);

    private TableFile Open()
    {
        Assert.Null(TableFile.Inspect(path, out var file).Refusal);
        return file!;
    }

    private List<string> Rows()
    {
        using var reader = Open().Open();
        var rows = new List<string>();

        while (reader.ReadWritten(out var row))
        {
            rows.Add(string.Join('|', row.Cells));
        }

        return rows;
    }

    private static byte[] Zip(params (string Name, int Length)[] entries)
    {
        using var file = new MemoryStream();

        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];

            foreach (var (name, length) in entries)
            {
                using var content = zip.CreateEntry(name).Open();

                for (var left = length; left > 0; left -= zeros.Length)
                {
                    content.Write(zeros, 0, Math.Min(left, zeros.Length));
                }
            }
        }

        return file.ToArray();
    }

    // Writes another unpacked size into every local and central header.
    private static void Claim(byte[] zip, int size)
    {
        for (var at = 0; at + 30 < zip.Length; at++)
        {
            var offset = zip.AsSpan(at).StartsWith("PK\u0003\u0004"u8) ? 22 : zip.AsSpan(at).StartsWith("PK\u0001\u0002"u8) ? 24 : 0;

            if (offset > 0)
            {
                BitConverter.TryWriteBytes(zip.AsSpan(at + offset), size);
            }
        }
    }
}
