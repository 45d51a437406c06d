using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>How the cells of an event are read. Every way is one entry of the table.</summary>
internal static class EventCells
{
    private const int LongestText = 500, LongestKey = 100;

    public static Dictionary<string, Action<PlannedColumn, ImportRow, string>> Ways { get; } = new()
    {
        [EventTargets.Type] = What,
        [EventTargets.Time] = When,
        [EventTargets.Subject] = (_, row, text) => row.Event.Subject = Short(text),
        [EventTargets.Campaign] = (_, row, text) => row.Event.Campaign = Short(text),
        [EventTargets.Key] = Key,
    };

    private static void What(PlannedColumn column, ImportRow row, string text)
    {
        (row.Event.Activity, row.Event.Type) = EventText.Read(text);

        if (row.Event.Activity is null && !EventType.IsSlug(row.Event.Type))
        {
            row.Event.Type = null;
            row.Report(column.Mapping.Column, text, "is no kind of event: it has no Latin letters or digits to be known by");
        }
    }

    private static void When(PlannedColumn column, ImportRow row, string text)
    {
        if (!DateText.TryRead(text, column.Mapping.Dates, out var moment))
        {
            row.Report(column.Mapping.Column, text, "is not a date that can be read; write it as 2026-11-21 09:30");
            return;
        }

        row.Event.At = moment;
    }

    private static void Key(PlannedColumn column, ImportRow row, string text)
    {
        if (text.Length > LongestKey)
        {
            row.Report(column.Mapping.Column, text, $"is longer than {LongestKey} characters");
            return;
        }

        row.Event.Key = Folding.Storable(text);
    }

    private static string Short(string text)
    {
        var clean = Folding.Storable(text);
        return clean.Length <= LongestText ? clean : clean[..LongestText];
    }
}

/// <summary>What happened, as a row says it.</summary>
public sealed class EventCell
{
    /// <summary>What a colleague did; null when the lead did something.</summary>
    public ActivityKind? Activity { get; set; }
    public string? Type { get; set; }
    public DateTimeOffset? At { get; set; }
    public string? Subject { get; set; }
    public string? Campaign { get; set; }
    public string? Key { get; set; }
}
