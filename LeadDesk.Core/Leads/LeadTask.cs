namespace LeadDesk.Core.Leads;

/// <summary>A next step with a date.</summary>
public sealed class LeadTask
{
    public long Id { get; private set; }
    public long LeadId { get; init; }
    public Lead Lead { get; init; } = null!;
    public required string Title { get; set; }
    public required DateTimeOffset DueAt { get; set; }
    public int? OwnerId { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
    public DateTimeOffset? DoneAt { get; set; }
    public string? DoneBy { get; set; }
}
