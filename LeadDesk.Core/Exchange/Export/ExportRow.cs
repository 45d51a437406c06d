using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>What an export reads of a lead.</summary>
public sealed record ExportRow
{
    public required long Id { get; init; }
    public required string? ExternalId { get; init; }
    public required string? FirstName { get; init; }
    public required string? LastName { get; init; }
    public required string? Company { get; init; }
    public required string? JobTitle { get; init; }
    public required string? Email { get; init; }
    public required string? EmailKey { get; init; }
    public required string? Phone { get; init; }
    public required string? Country { get; init; }
    public required string? Source { get; init; }
    public required string? Campaign { get; init; }
    public string? Persona { get; init; }
    public required Stage Stage { get; init; }
    public required Cell Cell { get; init; }
    public required double Score { get; init; }
    public required double Fit { get; init; }
    public required double Engagement { get; init; }
    public required int? OwnerId { get; init; }
    public required DateTimeOffset? LastSignalAt { get; init; }
    public required DateTimeOffset? HandedOverAt { get; init; }
    public required DateTimeOffset? RespondBy { get; init; }
    public required int? ModelVersionId { get; init; }
    public required CustomValues Custom { get; init; }

    public string? City { get; init; }
    public string? Language { get; init; }
    public string? ProductInterest { get; init; }
    public bool DoNotEmail { get; init; }
    public bool DoNotCall { get; init; }
    public Stage HighestStage { get; init; } = Stage.Lead;
    public DateTimeOffset CreatedAt { get; init; }
    public double? Value { get; init; }
    public DateOnly? CloseDate { get; init; }
    public double? Probability { get; init; }
    public double? QualificationScore { get; init; }
    public CustomValues Answered { get; init; } = CustomValues.None;

    /// <summary>The answers in words, by facet.</summary>
    public IReadOnlyDictionary<string, string?>? Answers { get; set; }

    /// <summary>Names, tags and answers come from elsewhere, a chunk at a time.</summary>
    public string? Owner { get; set; }
    public string? Tags { get; set; }
}
