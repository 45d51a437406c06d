using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>What publishing a draft would do to one lead, and what it would have done before.</summary>
public sealed record LeadOutlook
{
    public required long LeadId { get; init; }

    /// <summary>The cell and score that it has, and would have.</summary>
    public required Cell From { get; init; }
    public required Cell To { get; init; }
    public double ScoreFrom { get; init; }
    public double ScoreTo { get; init; }
    public int? OwnerId { get; init; }

    /// <summary>The published version rates it now; the draft would.</summary>
    public bool WasOurs { get; init; }
    public bool IsOurs { get; init; }
    public IReadOnlyList<PreviewDeed> Deeds { get; init; } = [];
    public bool WasHeldBack { get; init; }
    public bool IsHeldBack { get; init; }
    public bool IsHeldBackQuietly { get; init; }

    /// <summary>The first hand-over of each cycle as the published models and as the draft would have had it.</summary>
    public IReadOnlyList<DateTimeOffset> HandedOverBefore { get; init; } = [];
    public IReadOnlyList<DateTimeOffset> HandedOverAfter { get; init; } = [];

    /// <summary>Won or lost within the last twelve months, and known some time before; else null.</summary>
    public bool? IsWon { get; init; }
}

/// <summary>Leads that go from one cell to another.</summary>
public sealed record PreviewFlow(Cell From, Cell To, int Leads)
{
    /// <summary>To a cell that is to be called sooner.</summary>
    public bool IsUp => To < From;
}

/// <summary>Hand-overs of one person's leads: in each of the weeks, oldest first, and at once when published.</summary>
public sealed record PreviewLoad
{
    public int[] Before { get; init; } = new int[PreviewFigures.Weeks];
    public int[] After { get; init; } = new int[PreviewFigures.Weeks];
    public int AtOnce { get; set; }
}

/// <summary>Of so many leads that ended alike, how many were in a hand-over cell before they did.</summary>
public sealed record PreviewVerdict
{
    public int Leads { get; set; }
    public int CalledBefore { get; set; }
    public int CalledAfter { get; set; }
    public int MissedBefore => Leads - CalledBefore;
    public int MissedAfter => Leads - CalledAfter;

    public void Add(bool before, bool after)
    {
        Leads++;
        CalledBefore += before ? 1 : 0;
        CalledAfter += after ? 1 : 0;
    }
}

/// <summary>Something that the desk does by itself when leads are rated anew. Automations join as further entries.</summary>
/// <param name="Key">Kept with previews.</param>
public sealed record PreviewDeed(string Key, string Name, string Picture, bool IsSkippedQuietly)
{
    public static PreviewDeed HandOver { get; } = new("hand-over", "Hand over to sales, promise a follow-up", "send", true);
    public static PreviewDeed Shorten { get; } = new("shorten", "Promise a follow-up sooner", "clock", true);
    public static PreviewDeed Engage { get; } = new("engage", "Move to Engaged", "people", false);

    public static IReadOnlyList<PreviewDeed> All { get; } = [HandOver, Shorten, Engage];
}
