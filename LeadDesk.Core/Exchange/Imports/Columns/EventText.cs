using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Exchange.Imports.Columns;

/// <summary>Reads what happened, as files write it.</summary>
public static class EventText
{
    private const int Longest = 40;

    /// <summary>What colleagues do, by the words for it; all else is done by the lead.</summary>
    private static readonly Dictionary<string, ActivityKind> Activities = new()
    {
        ["phonecall"] = ActivityKind.Call,
        ["callmade"] = ActivityKind.Call,
        ["outboundcall"] = ActivityKind.Call,
        ["loggedcall"] = ActivityKind.Call,
        ["callbysales"] = ActivityKind.Call,
        ["emailsent"] = ActivityKind.Email,
        ["salesemail"] = ActivityKind.Email,
        ["outboundemail"] = ActivityKind.Email,
        ["note"] = ActivityKind.Note,
        ["comment"] = ActivityKind.Note,
        ["meetingheld"] = ActivityKind.Meeting,
        ["meetingbysales"] = ActivityKind.Meeting,
    };

    /// <summary>An activity of a colleague, or the key of an <see cref="EventType"/>; words that none has become a key of their own.</summary>
    public static (ActivityKind? Activity, string Type) Read(string text)
    {
        var shape = ImportTargets.Shape(text);

        if (Activities.TryGetValue(shape, out var kind))
        {
            return (kind, "");
        }

        var known = EventType.All.FirstOrDefault(type => ImportTargets.Shape(type.Name) == shape || ImportTargets.Shape(type.Key) == shape);
        return (null, known?.Key ?? Slug(Folding.Fold(text)));
    }

    private static string Slug(string folded)
    {
        var words = string.Concat(folded.Select(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) ? letter : '-')).Split('-', StringSplitOptions.RemoveEmptyEntries);
        var slug = string.Join('-', words);
        return slug.Length <= Longest ? slug : slug[..Longest].TrimEnd('-');
    }
}
