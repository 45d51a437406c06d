namespace LeadDesk.Core.Team;

/// <summary>A secret for programs. Only its SHA-256 is kept; the secret is shown once, when it is made.</summary>
public sealed class ApiKey
{
    public int Id { get; private set; }
    public required string Name { get; init; }

    /// <summary>The first characters of the secret, so that people can tell keys apart.</summary>
    public required string Prefix { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the whole secret.</summary>
    public required string Hash { get; init; }

    /// <summary>Scope keys separated by spaces, from <see cref="ApiScope.All"/>.</summary>
    public required string Scopes { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}
