namespace LeadDesk.Core.Leads.Sources;

/// <summary>What was paid to bring leads in: for a source, for a campaign, or for a campaign on one source.</summary>
public sealed class CampaignCost : IVersioned
{
    public const int LongestName = 200, LongestNote = 200, MostDays = 3_660;
    public const decimal Most = 1_000_000_000m;

    public int Id { get; private set; }

    /// <summary>Null when the cost is for a campaign wherever it ran.</summary>
    public string? Source { get; set; }

    /// <summary>Null when the cost is for the whole source.</summary>
    public string? Campaign { get; set; }

    /// <summary>First and last day that it paid for, both included.</summary>
    public DateOnly From { get; set; }
    public DateOnly To { get; set; }

    /// <summary>In the desk's currency, above zero, with at most two decimals.</summary>
    public decimal Amount { get; set; }
    public string? Note { get; set; }

    /// <summary>Who wrote it down as it is now, and when.</summary>
    public required DateTimeOffset At { get; set; }
    public int? ById { get; set; }
    public required string By { get; set; }
    public DateTimeOffset? DeletedAt { get; set; }
    public int Version { get; private set; } = 1;

    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>What of it falls into a period: each of its days bears the same. Not rounded; 0 when they share no day.</summary>
    /// <param name="from">First day of the period; null for the beginning of time.</param>
    /// <param name="to">Its last day, included; null for no end.</param>
    public decimal Within(DateOnly? from, DateOnly? to)
    {
        var first = from is { } start && start > From ? start : From;
        var last = to is { } end && end < To ? end : To;
        return last < first ? 0 : Amount * (last.DayNumber - first.DayNumber + 1) / Days;
    }

    /// <summary>"Webinar, Warehouse week".</summary>
    public string Name => Source is null ? Campaign ?? "" : Campaign is null ? Source : $"{Source}, {Campaign}";

    public void NextVersion() => Version++;
}
