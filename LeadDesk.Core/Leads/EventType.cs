namespace LeadDesk.Core.Leads;

/// <summary>What a lead can do. Other slugs are welcome too; they are shown by their key.</summary>
/// <param name="Sentence">For timelines; {0} stands for the subject.</param>
/// <param name="IsReal">Whether it counts as engagement that ends the stage Lead.</param>
public sealed record EventType(string Key, string Name, string Icon, string Sentence, bool IsReal)
{
    public static IReadOnlyList<EventType> All { get; } =
    [
        new("email-subscribed", "E-mail subscribed", "mail", "Subscribed to {0}", true),
        new("email-opened", "E-mail opened", "mail", "Opened the mail {0}", true),
        new("email-clicked", "E-mail clicked", "click", "Clicked in the mail {0}", true),
        new("email-replied", "E-mail replied", "reply", "Replied to {0}", true),
        new("page-viewed", "Page viewed", "eye", "Viewed {0}", true),
        new("content-downloaded", "Content downloaded", "down", "Downloaded {0}", true),
        new("webinar-registered", "Webinar registered", "people", "Registered for {0}", true),
        new("webinar-attended", "Webinar attended", "people", "Attended {0}", true),
        new("form-submitted", "Form submitted", "check", "Sent the form {0}", true),
        new("demo-requested", "Demo requested", "send", "Asked for a demo", true),
        new("trial-started", "Trial started", "met", "Started a trial", true),
        new("social-like", "Social like", "met", "Liked {0}", true),
        new("social-share", "Social share", "send", "Shared {0}", true),
        new("social-click", "Social click", "click", "Clicked the post {0}", true),
        new("chat", "Chat", "reply", "Chatted about {0}", true),
        new("call", "Call", "phone", "Called in", true),
        new("meeting", "Meeting", "people", "Met us", true),
        new("referral", "Referral", "people", "Was referred by {0}", true),
        new("unsubscribed", "Unsubscribed", "breach", "Unsubscribed from {0}", false),
        new("bounced", "Bounced", "breach", "A mail bounced", false),
    ];

    private static readonly Dictionary<string, EventType> ByKey = All.ToDictionary(type => type.Key);

    /// <summary>The type with this key; an unknown key becomes a type of its own, named by its words.</summary>
    public static EventType Of(string key) => ByKey.GetValueOrDefault(key) ?? new(key, Words(key), "click", Words(key) + " {0}", true);

    /// <summary>Lower-case letters, digits and hyphens, 2–40 of them.</summary>
    public static bool IsSlug(string? key) => key is { Length: >= 2 and <= 40 } && key.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    /// <summary>"Downloaded Pricing guide", or without a subject "Downloaded".</summary>
    public string Say(string? subject) => string.IsNullOrWhiteSpace(subject)
        ? Name
        : string.Format(System.Globalization.CultureInfo.InvariantCulture, Sentence, subject).Trim();

    private static string Words(string key) => key.Length == 0 ? key : char.ToUpperInvariant(key[0]) + key[1..].Replace('-', ' ');
}
