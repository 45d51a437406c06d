using System.Text;

namespace LeadDesk.Core.Exchange.Imports.Files;

/// <summary>Recognises files that are no table by their first bytes.</summary>
internal static class FileSigns
{
    private const int Sample = 64 * 1024;
    private const string SaveAs = " Nothing was kept. Save the table as .xlsx or .csv and choose that file.";

    private static readonly (byte[] Sign, string Name)[] Known =
    [
        ("%PDF"u8.ToArray(), "a PDF"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a picture"),
        ([0xFF, 0xD8, 0xFF], "a picture"),
        ("GIF8"u8.ToArray(), "a picture"),
        ([0x1F, 0x8B], "a packed file"),
        ("7z"u8.ToArray().Concat(new byte[] { 0xBC, 0xAF }).ToArray(), "a packed file"),
        ("Rar!"u8.ToArray(), "a packed file"),
        ("{\\rtf"u8.ToArray(), "a text document"),
        ("SQLite format 3"u8.ToArray(), "a database"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "a program"),
    ];

    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[] Encrypted = Encoding.Unicode.GetBytes("EncryptedPackage");

    public static bool IsZip(Stream file) => Head(file, 4) is [(byte)'P', (byte)'K', 3 or 5, 4 or 6];

    /// <summary>Refused when the bytes are known to be something else, or are no text.</summary>
    public static Outcome CheckText(Stream file)
    {
        var head = Head(file, Sample);

        if (head.AsSpan().StartsWith(OldOffice))
        {
            return Outcome.Refuse(Contains(file, Encrypted)
                ? "The workbook is protected with a password, so it cannot be read. Nothing was kept. Take the password off in Excel, save it, and choose it again."
                : "This is a workbook of the old .xls kind, which is not read." + SaveAs);
        }

        if (Array.Find(Known, known => head.AsSpan().StartsWith(known.Sign)) is { Name: { } name })
        {
            return Outcome.Refuse($"This is {name}, not a table, whatever its name says." + SaveAs);
        }

        return TextLike(head) ? NotMarkup(head) : Outcome.Refuse("This is not a table: it holds bytes that no text has." + SaveAs);
    }

    private static Outcome NotMarkup(byte[] head)
    {
        var beginning = Encoding.UTF8.GetString(head, 0, Math.Min(head.Length, 512)).TrimStart('﻿', ' ', '\t', '\r', '\n');
        var name = beginning.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || beginning.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || beginning.StartsWith("<table", StringComparison.OrdinalIgnoreCase) ? "a web page"
            : beginning.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) ? "an XML file"
            : beginning.StartsWith("{\"", StringComparison.Ordinal) || beginning.StartsWith("[{", StringComparison.Ordinal) ? "a JSON file"
            : null;
        return name is null ? Outcome.Done : Outcome.Refuse($"This is {name}, not a table, whatever its name says." + SaveAs);
    }

    // UTF-16 has a zero beside every Latin letter; a single NUL in a row is that row's trouble, not the file's.
    private static bool TextLike(byte[] head)
    {
        var zeros = head.Count(value => value == 0);
        var controls = head.Count(value => value is > 0 and < 0x20 and not (byte)'\t' and not (byte)'\r' and not (byte)'\n' and not 0x0C and not 0x1B);
        var utf16 = TextEncoding.Of(new MemoryStream(head)).CodePage is 1200 or 1201;
        return utf16 || (controls <= head.Length / 100 && zeros <= Math.Max(16, head.Length / 20));
    }

    private static byte[] Head(Stream file, int length)
    {
        var head = new byte[Math.Min(length, file.Length)];
        file.Position = 0;
        file.ReadExactly(head);
        return head;
    }

    private static bool Contains(Stream file, byte[] wanted)
    {
        file.Position = 0;
        var window = new byte[Sample + wanted.Length];
        var kept = 0;

        for (var read = file.Read(window, 0, Sample); read > 0; read = file.Read(window, kept, Sample))
        {
            var filled = kept + read;

            if (window.AsSpan(0, filled).IndexOf(wanted) >= 0)
            {
                return true;
            }

            kept = Math.Min(wanted.Length, filled);
            window.AsSpan(filled - kept, kept).CopyTo(window);
        }

        return false;
    }
}
