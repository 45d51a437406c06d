namespace LeadDesk.Core.Leads;

/// <summary>The company a lead works for.</summary>
public sealed class Account
{
    public long Id { get; private set; }
    public required string Name { get; set; }

    /// <summary>The folded name, by which a file's rows find their account.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>ASCII domain of the company's mail, never of a personal mail provider.</summary>
    public string? Domain { get; set; }
    public string? Industry { get; set; }
    public int? Employees { get; set; }

    /// <summary>Per year, in the desk's currency.</summary>
    public double? AnnualRevenue { get; set; }
    public string? Country { get; set; }
    public string? City { get; set; }

    /// <summary>How much the account is wanted: 1 target, 2 good, 3 other.</summary>
    public string? Tier { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public long? ImportId { get; init; }

    public void RefreshKeys() => (Name, NameKey) = (Folding.Storable(Name), Folding.Fold(Name));
}
