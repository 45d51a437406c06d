using System.IO.Compression;

namespace LeadDesk.Core.Exchange.Imports.Files;

/// <summary>Looks into a zipped workbook before anything is read from it.</summary>
public static class WorkbookCheck
{
    /// <summary>What a workbook may unpack to, in bytes.</summary>
    public const long MostBytes = 300L * 1024 * 1024;

    private const string NothingKept = " Nothing was kept.";

    /// <summary>Refused when it is no .xlsx, has macros, or unpacks to too much; what its table of contents claims is not believed.</summary>
    public static Outcome Check(Stream file)
    {
        try
        {
            file.Position = 0;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return Kind(zip).And(Size(zip));
        }
        catch (InvalidDataException)
        {
            return Outcome.Refuse("The workbook is damaged: it cannot be unpacked." + NothingKept + " Open it in Excel, save it again, and choose that file.");
        }
    }

    private static Outcome Kind(ZipArchive zip)
    {
        if (zip.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            return Outcome.Refuse("The workbook holds macros, which are not let in." + NothingKept + " Save it in Excel as \"Excel workbook (.xlsx)\" and choose that file.");
        }

        return zip.GetEntry("xl/workbook.xml") is not null ? Outcome.Done
            : zip.GetEntry("xl/workbook.bin") is not null ? Outcome.Refuse("This is a binary workbook (.xlsb), which is not read." + NothingKept + " Save it as .xlsx and choose that file.")
            : Outcome.Refuse("This is a packed file, not a workbook, whatever its name says." + NothingKept + " Unpack it, or save the table as .xlsx or .csv, and choose that file.");
    }

    private static Outcome Size(ZipArchive zip)
    {
        var unpacked = 0L;
        var scratch = new byte[128 * 1024];

        foreach (var entry in zip.Entries)
        {
            if (unpacked + entry.Length > MostBytes)
            {
                return TooBig();
            }

            using var content = entry.Open();

            for (var read = content.Read(scratch); read > 0; read = content.Read(scratch))
            {
                unpacked += read;

                if (unpacked > MostBytes)
                {
                    return TooBig();
                }
            }
        }

        return Outcome.Done;
    }

    private static Outcome TooBig() =>
        Outcome.Refuse($"The workbook unpacks to more than {MostBytes / 1024 / 1024} MB, which is too much to read safely." + NothingKept + " Save the sheet as CSV, or in parts, and choose those.");
}
