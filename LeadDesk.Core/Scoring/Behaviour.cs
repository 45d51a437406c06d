namespace LeadDesk.Core.Scoring;

/// <summary>Something a lead does that says how much it wants to buy.</summary>
/// <param name="Event">An <see cref="Leads.EventType"/> key.</param>
/// <param name="Points">For each event, signed.</param>
public sealed record Behaviour(string Name, string Event, double Points)
{
    /// <summary>Patterns of which the event's subject has to match one, folded, * for anything; empty for every event.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>Names of content tags of which the event's subject has to bear one; empty for every content.</summary>
    public IReadOnlyList<string> Contents { get; init; } = [];

    /// <summary>Patterns of which the event's campaign has to match one; empty for every event, also one of no campaign.</summary>
    public IReadOnlyList<string> Campaigns { get; init; } = [];
    public Decay Decay { get; init; } = Decay.None;

    /// <summary>Days after which an event no longer counts, on top of its decay.</summary>
    public double? WindowDays { get; init; }

    /// <summary>The most this behaviour can give, or take.</summary>
    public double? Cap { get; init; }

    /// <summary>The group whose cap it shares.</summary>
    public string? Group { get; init; }

    /// <summary>Counts only while there are so many events.</summary>
    public Frequency? Frequency { get; init; }
    public Repeats Repeats { get; init; } = Repeats.Every;

    /// <summary>Why the rule is there, for those who read the model.</summary>
    public string? Why { get; init; }
}

/// <summary>A kind of content. A subject bears the tag when one of the patterns matches it, folded, * for anything.</summary>
public sealed record ContentTag(string Name, IReadOnlyList<string> Patterns);

public enum Repeats
{
    Every,

    /// <summary>Only the latest event counts.</summary>
    Once,

    /// <summary>Only the first event counts, from when it happened: how fresh the interest itself is.</summary>
    First,
}

/// <summary>At least so many events, none of them as old as so many days.</summary>
public sealed record Frequency(int Times, double Days);

/// <summary>What the behaviours of a group give together is capped, and so is what they take.</summary>
public sealed record BehaviourGroup(string Name, double Cap);

/// <summary>How an event's points fade with its age a in days: none 1; window 1 while a &lt; d, then 0; linear 1 − a/d down to 0; half-life 2^(−a/d).</summary>
public sealed record Decay(DecayKind Kind, double Days)
{
    public static Decay None { get; } = new(DecayKind.None, 0);
    public static Decay Window(double days) => new(DecayKind.Window, days);
    public static Decay Linear(double days) => new(DecayKind.Linear, days);
    public static Decay HalfLife(double days) => new(DecayKind.HalfLife, days);
}

public enum DecayKind
{
    None,
    Window,
    Linear,
    HalfLife,
}
