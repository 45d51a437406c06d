namespace LeadDesk.Core.Work;

/// <summary>Something one person should know; shown under the bell.</summary>
public sealed class Notification
{
    public long Id { get; private set; }
    public required int UserId { get; init; }

    /// <summary>A <see cref="NoticeKind"/> key, by which people choose how they are told.</summary>
    public required string Kind { get; init; }
    public long? LeadId { get; init; }

    /// <summary>Where it leads, as a path within the app.</summary>
    public string? Path { get; init; }
    public required string Title { get; init; }
    public string? Text { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>When it went out by mail, alone or in a digest; null when it did not, or is still to.</summary>
    public DateTimeOffset? MailedAt { get; set; }
}

/// <summary>What people can be told of. Everyone is told in the app; mail is the person's choice.</summary>
/// <param name="Mail">What is chosen until the person chooses.</param>
public sealed record NoticeKind(string Key, string Name, MailChoice Mail)
{
    public static IReadOnlyList<NoticeKind> All { get; } =
    [
        new("sla-warning", "A promise of mine is running out", MailChoice.Never),
        new("sla-breach", "A promise was broken", MailChoice.AtOnce),
        new("lead-assigned", "I got a lead", MailChoice.Digest),
        new("lead-taken", "A lead went to somebody else", MailChoice.Digest),
        new("reason-asked", "I am asked for a reason", MailChoice.AtOnce),
        new("not-receiving", "Somebody gets no leads any more", MailChoice.AtOnce),
        new("overflow", "Nobody was free for a lead", MailChoice.AtOnce),
        new("large-export", "Somebody took many leads out", MailChoice.AtOnce),
        new("export-stopped", "An export could not go out", MailChoice.AtOnce),
    ];

    public static NoticeKind Of(string key) => All.FirstOrDefault(kind => kind.Key == key) ?? new(key, key, MailChoice.Never);
}

public enum MailChoice
{
    Never,
    AtOnce,

    /// <summary>Collected, one mail at the person's hour.</summary>
    Digest,
}

/// <summary>How a person wants to be told.</summary>
public sealed class NoticeSettings : IVersioned
{
    public required int UserId { get; init; }

    /// <summary>Choices that differ from the usual ones, as "sla-breach=Never", one a line.</summary>
    public string Choices { get; set; } = "";

    /// <summary>No mail goes out between these hours of the person's day; it waits. Equal for none.</summary>
    public TimeOnly QuietFrom { get; set; } = new(20, 0);
    public TimeOnly QuietUntil { get; set; } = new(7, 0);

    /// <summary>When the digest goes out.</summary>
    public TimeOnly DigestAt { get; set; } = new(8, 0);

    /// <summary>IANA name.</summary>
    public string Zone { get; set; } = "UTC";
    public int Version { get; private set; } = 1;

    public void NextVersion() => Version++;
}

/// <summary>A mail that is to go out, written with what it is about; sent at least once, with an id that stays the same.</summary>
public sealed class OutboxMail
{
    public required Guid Id { get; init; }
    public required string To { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }

    /// <summary>An .ics file beside the text; null for none.</summary>
    public string? Calendar { get; init; }

    /// <summary>A kept export that goes with it, by the name under which it is kept and the name under which it arrives; null for none.</summary>
    public string? AttachedFile { get; init; }
    public string? AttachedAs { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When to try next.</summary>
    public required DateTimeOffset DueAt { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When it was given up; it stays visible and can be sent again.</summary>
    public DateTimeOffset? GivenUpAt { get; set; }
}
