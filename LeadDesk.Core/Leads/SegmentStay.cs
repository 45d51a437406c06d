namespace LeadDesk.Core.Leads;

/// <summary>How long a lead has been in a segment, as counting saw it. A lead that comes back begins another stay. Half-open.</summary>
public sealed class SegmentStay
{
    public long Id { get; private set; }
    public required int SegmentId { get; init; }
    public required long LeadId { get; init; }

    /// <summary>The count that found it in for the first time; null for who was there when following began.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The first count that did not find it any more; null while it is in.</summary>
    public DateTimeOffset? Until { get; init; }
}
