namespace LeadDesk.Core.Scoring;

/// <summary>The working sheet of one scoring; used again for the next lead.</summary>
internal sealed class Sheet
{
    public Facts Facts { get; } = new();
    public Engagement Engagement { get; } = new();
    public long Now { get; set; }

    /// <summary>Fit before it is clamped.</summary>
    public double FitTotal { get; set; }
    public int FitTenths { get; set; }
    public int EngagementTenths { get; set; }

    /// <summary>The weight of the criteria that were not left out.</summary>
    public double CountedWeight { get; set; }
    public double Coverage { get; set; }

    /// <summary>The disqualifier that holds, or −1.</summary>
    public int Disqualified { get; set; }
}
