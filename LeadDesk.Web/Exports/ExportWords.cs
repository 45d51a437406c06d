using System.Globalization;
using LeadDesk.Core.Work;

namespace LeadDesk.Web.Exports;

/// <summary>When a saved export goes out, in words.</summary>
internal static class ExportWords
{
    public static string When(ExportDefinition export) => export.Rhythm switch
    {
        ExportRhythm.Daily => $"daily at {export.At.ToString("HH:mm", CultureInfo.InvariantCulture)} {export.Zone}{Where(export)}",
        ExportRhythm.Weekly => $"every {export.Weekday} at {export.At.ToString("HH:mm", CultureInfo.InvariantCulture)} {export.Zone}{Where(export)}",
        _ => "when somebody runs it",
    };

    private static string Where(ExportDefinition export) => (export.MailTo.Length > 0, export.ToFolder) switch
    {
        (true, true) => $" to {export.MailTo} and the folder",
        (true, false) => $" to {export.MailTo}",
        _ => " to the folder",
    };
}
