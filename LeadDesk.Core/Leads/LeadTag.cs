namespace LeadDesk.Core.Leads;

public sealed class LeadTag
{
    public long LeadId { get; init; }
    public required string Name { get; init; }
}
