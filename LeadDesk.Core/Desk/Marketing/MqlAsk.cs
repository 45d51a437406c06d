namespace LeadDesk.Core.Desk.Marketing;

public enum MqlShow
{
    /// <summary>Handed over in the period.</summary>
    HandedOver,

    /// <summary>Waiting for sales now, whenever handed over.</summary>
    Waiting,

    /// <summary>Sent back by sales in the period without having been accepted.</summary>
    Rejected,
}

/// <summary>Which MQLs are listed.</summary>
/// <param name="From">The beginning of the period …</param>
/// <param name="To">… and its end, not included; null for now.</param>
/// <param name="Reason">Only those rejected for this <see cref="ReasonCount.Key"/>; null for every reason.</param>
public sealed record MqlAsk(DateTimeOffset From, DateTimeOffset? To, MqlShow Show, string? Reason, int Take);
