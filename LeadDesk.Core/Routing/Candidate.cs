namespace LeadDesk.Core.Routing;

/// <summary>All that counts of one person of a pool at the moment a lead is given.</summary>
public sealed record Candidate
{
    public required int UserId { get; init; }
    public required string Name { get; init; }

    /// <summary>Share against the others', 1–100; 0 takes none.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Turns had, each 1 ÷ weight.</summary>
    public double Turns { get; init; }

    /// <summary>Since when the person waits: the newest lead of the pool, or when they joined.</summary>
    public DateTimeOffset WaitsSince { get; init; }

    /// <summary>Leads of the pool since the person's midnight, and the most there may be; null for no limit.</summary>
    public int Today { get; init; }
    public int? DailyCap { get; init; }

    /// <summary>Leads to work now, of all pools, and the most there may be; null for no limit.</summary>
    public int OpenLeads { get; init; }
    public int? OpenCap { get; init; }
    public bool IsDisabled { get; init; }
    public DateTimeOffset? NotReceivingSince { get; init; }

    /// <summary>The absence of this moment; null when the person is there.</summary>
    public Away? Away { get; init; }

    /// <summary>Whether it is within the person's working hours.</summary>
    public bool IsAtWork { get; init; } = true;
    public IReadOnlyList<string> Languages { get; init; } = [];
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>
    /// Whether missed turns count as had: the person chose not to take any, or has as many as they may. Who misses a turn because of the lead
    /// or the hour gets it later.
    /// </summary>
    public bool KeepsPlace => Weight > 0 && (IsDisabled || NotReceivingSince is not null || Away is { CatchesUp: false } || Today >= DailyCap || OpenLeads >= OpenCap);

    public bool Speaks(string language) => Languages.Any(one => SpokenLanguage.AreSame(one, language));

    public bool HasSkill(string skill) => Skills.Any(one => Leads.Folding.Fold(one) == Leads.Folding.Fold(skill));
}

/// <param name="Until">The first moment back; null until further notice.</param>
/// <param name="CatchesUp">Whether the turns that are missed come afterwards.</param>
public sealed record Away(DateTimeOffset? Until, bool CatchesUp);
