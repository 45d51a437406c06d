namespace LeadDesk.Core.Leads;

/// <summary>Somebody at an account, whether a lead or not, with a part in the buying.</summary>
public sealed class Contact : IVersioned
{
    public long Id { get; private set; }
    public required long AccountId { get; init; }
    public required string Name { get; set; }
    public string? Title { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }

    /// <summary>A buying role's key; null while it is not known.</summary>
    public string? Role { get; set; }

    /// <summary>When this person was found to have left the account; answers that name the person count less from then on.</summary>
    public DateTimeOffset? LeftAt { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public int Version { get; private set; } = 1;

    public void NextVersion() => Version++;
}
