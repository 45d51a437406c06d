namespace LeadDesk.Core.Leads.Sources;

/// <summary>The way by which an event reached us. What a lead did at its last touch is told apart by it, as events name no source.</summary>
public sealed record Channel(string Name, IReadOnlyList<string> EventTypes)
{
    /// <summary>For events of the senders' own types.</summary>
    public const string Other = "Other";

    public static IReadOnlyList<Channel> All { get; } =
    [
        new("E-mail", ["email-subscribed", "email-opened", "email-clicked", "email-replied"]),
        new("Website", ["page-viewed", "content-downloaded", "form-submitted", "demo-requested", "trial-started", "chat"]),
        new("Webinar", ["webinar-registered", "webinar-attended"]),
        new("Social media", ["social-like", "social-share", "social-click"]),
        new("Call", ["call"]),
        new("Meeting", ["meeting"]),
        new("Referral", ["referral"]),
    ];

    /// <summary>Events that are no touch: the lead turned away or nothing reached it.</summary>
    public static IReadOnlyList<string> Silent { get; } = [.. EventType.All.Where(type => !type.IsReal).Select(type => type.Key)];

    /// <summary>The channel of this type; <see cref="Other"/> for one that no channel names.</summary>
    public static string Of(string eventType) => All.FirstOrDefault(channel => channel.EventTypes.Contains(eventType))?.Name ?? Other;
}
