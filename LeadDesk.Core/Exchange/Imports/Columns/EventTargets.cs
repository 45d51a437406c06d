namespace LeadDesk.Core.Exchange.Imports.Columns;

/// <summary>Where the columns of a file go whose rows are not leads but what leads and colleagues did: a key of the lead, what, and when.</summary>
public static class EventTargets
{
    public const string Type = "eventType", Time = "eventTime", Subject = "eventSubject", Campaign = "eventCampaign", Key = "eventKey";

    private const string Group = "Event or activity";

    public static IReadOnlyList<ImportTarget> All { get; } =
    [
        new(Type, "Event or activity", Group, null, "event", "eventtype", "eventname", "activity", "activitytype"),
        new(Time, "When it happened", Group, null, "eventtime", "eventdate", "occurredat", "happenedat", "timestamp", "activitydate", "activitytime"),
        new(Subject, "Subject or note", Group, null, "eventsubject", "subject", "page", "url", "eventvalue", "notes", "note", "activitynote"),
        new(Campaign, "Campaign of the event", Group, null, "eventcampaign"),
        new(Key, "Key of the event", Group, null, "eventkey", "eventid", "activityid"),
    ];

    public static bool IsOne(string? target) => target is Type or Time or Subject or Campaign or Key;

    /// <summary>Whether a file of these targets holds events: what and when are both there.</summary>
    public static bool AreIn(IReadOnlyCollection<string?> targets) => targets.Contains(Type) && targets.Contains(Time);
}
