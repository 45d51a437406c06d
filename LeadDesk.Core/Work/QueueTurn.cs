namespace LeadDesk.Core.Work;

/// <summary>That a person did something about a lead which stood in a queue; a day's progress is counted from these.</summary>
public sealed class QueueTurn
{
    public long Id { get; private set; }
    public required int UserId { get; init; }
    public required long LeadId { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A lead that a person passed over: until then it comes after all others, for this person alone.</summary>
public sealed class QueueSkip
{
    public required int UserId { get; init; }
    public required long LeadId { get; init; }

    /// <summary>The end of the person's day.</summary>
    public required DateTimeOffset Until { get; set; }
}

/// <summary>A combination of the queue's chips that a person gave a name.</summary>
public sealed class SavedView
{
    public const int LongestName = 40, Most = 20;

    public int Id { get; private set; }
    public required int UserId { get; init; }
    public required string Name { get; init; }

    /// <summary>Keys of the chips, parted by commas, as they stand in the address.</summary>
    public required string Chips { get; set; }
}

/// <summary>How a person wants to work by keys.</summary>
public sealed class KeyChoices : IVersioned
{
    public required int UserId { get; init; }
    public bool AreOff { get; set; }

    /// <summary>Keys that differ from the usual ones, as "accept=q", one a line.</summary>
    public string Changes { get; set; } = "";
    public int Version { get; private set; } = 1;

    public void NextVersion() => Version++;
}
