namespace LeadDesk.Core.Leads.Sources;

/// <summary>Which of a lead's touches counts: the first one, or the last one before it was qualified.</summary>
public enum Touch
{
    First,
    Last,
}

/// <summary>
/// By what leads are told apart when it is asked where they came from. Only touches before a lead became an MQL, or went further, count, the one that
/// made it an MQL with them; for a lead that is none yet all that it did so far counts.
/// </summary>
/// <param name="Nothing">What the line of leads is called of whom it is not known.</param>
/// <param name="First">How the first touch is decided, in words.</param>
/// <param name="Last">How the last touch is decided, in words.</param>
public sealed record Breakdown(string Key, string Name, string Nothing, string First, string Last)
{
    public static Breakdown Source { get; } = new(
        "source", "Source", "No source", "the source written at the lead", "the channel of its last event, such as E-mail or Website; without an event, its source");

    public static Breakdown Campaign { get; } = new(
        "campaign", "Campaign", "No campaign", "the campaign written at the lead; without one, that of its first event with a campaign",
        "that of its last event with a campaign; without one, the campaign written at the lead");

    public static Breakdown Landing { get; } = new("landing", "Landing page", "No page seen", "the first page that it viewed", "the last page that it viewed");

    public static Breakdown Content { get; } = new(
        "content", "Content", "No content", "what it first downloaded, signed up for, attended or clicked in a mail", "what it last downloaded, signed up for, attended or clicked in a mail");

    /// <summary>In the order of the choices.</summary>
    public static IReadOnlyList<Breakdown> All { get; } = [Source, Campaign, Landing, Content];

    /// <summary>The breakdown with this key, or null.</summary>
    public static Breakdown? Find(string? key) => All.FirstOrDefault(one => one.Key == key);

    /// <summary>Whose subjects are told apart; null where it is not about subjects.</summary>
    public IReadOnlyList<string>? EventTypes => Key switch
    {
        "landing" => ["page-viewed"],
        "content" => ["content-downloaded", "webinar-registered", "webinar-attended", "email-clicked"],
        _ => null,
    };

    public string Rule(Touch touch) => touch == Touch.First ? First : Last;
}
