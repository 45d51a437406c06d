using System.Text;

namespace LeadDesk.Core.Exchange.Imports.Files;

/// <summary>A file that holds a table: what kind it is, by its content and never by its name.</summary>
public sealed record TableFile(string Path, bool IsWorkbook, Encoding? Encoding, char Delimiter)
{
    private const int Beginning = 64 * 1024;

    /// <summary>For people: "CSV, semicolons, UTF-8" or "Excel workbook".</summary>
    public string Kind => IsWorkbook ? "Excel workbook" : $"Text, {DelimiterName}, {EncodingName}";

    private string EncodingName => Encoding!.CodePage == 1252 ? "Windows-1252" : Encoding.WebName.ToUpperInvariant();

    private string DelimiterName => Delimiter switch
    {
        ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        '|' => "bars",
        _ => $"\"{Delimiter}\"",
    };

    /// <summary>Looks at the bytes; refused, in words for people, when they are no table that can be read.</summary>
    public static Outcome Inspect(string path, out TableFile? file)
    {
        using var stream = File.OpenRead(path);
        file = null;

        if (stream.Length == 0)
        {
            return Outcome.Refuse("The file is empty. Nothing was kept. Export it again and choose the new one.");
        }

        if (FileSigns.IsZip(stream))
        {
            var outcome = WorkbookCheck.Check(stream);
            file = outcome.Succeeded ? new TableFile(path, true, null, default) : null;
            return outcome;
        }

        var sound = FileSigns.CheckText(stream);

        if (sound.Succeeded)
        {
            var encoding = TextEncoding.Of(stream);
            file = new TableFile(path, false, encoding, Delimiters.Sniff(Start(path, encoding)));
        }

        return sound;
    }

    /// <summary>A reader at the first row.</summary>
    public TableReader Open()
    {
        if (IsWorkbook)
        {
            return new WorkbookReader(File.OpenRead(Path));
        }

        var text = new StreamReader(Path, Encoding!, detectEncodingFromByteOrderMarks: true, bufferSize: 128 * 1024);

        if (Delimiters.Declared(Start(Path, Encoding!)) is not null)
        {
            text.ReadLine();
        }

        return new CsvReader(text, Delimiter);
    }

    private static string Start(string path, Encoding encoding)
    {
        using var text = new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: true);
        var letters = new char[Beginning];
        return new string(letters, 0, text.ReadBlock(letters));
    }
}
