namespace LeadDesk.Core.Leads;

/// <summary>How a promise stands, worst first; stored with a lead as its number, to sort the queue by.</summary>
public enum SlaState
{
    Breached = 0,

    /// <summary>The second warning was due.</summary>
    AtRisk = 1,

    /// <summary>The first warning was due.</summary>
    Pressing = 2,
    Running = 3,
    OnHold = 4,
    None = 5,
}
