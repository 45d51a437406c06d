using System.Text.Json;

namespace LeadDesk.Core.Learning;

/// <summary>A version of what was learned. One at most is in use; the others are kept to be compared with and restored. None holds a single lead.</summary>
public sealed class LearnedModel
{
    public int Id { get; private set; }

    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }

    /// <summary>A <see cref="PredictiveModel"/> as JSON.</summary>
    public required string Model { get; init; }

    /// <summary>A <see cref="ModelCard"/> as JSON.</summary>
    public required string Card { get; init; }
    public bool IsInUse { get; set; }
}

/// <summary>An attribute that a person lets predictions learn from although it is protected or suspected of telling the outcome.</summary>
public sealed class LearningChoice
{
    /// <summary>The attribute's key.</summary>
    public required string Key { get; init; }
    public required string Reason { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>What a person should know about a learned model before trusting it.</summary>
/// <param name="Number">The version.</param>
/// <param name="From">When the oldest lead that was used was created.</param>
/// <param name="To">When the newest was.</param>
/// <param name="LearnedFrom">How many leads, the oldest, were learned from; the rest judged.</param>
/// <param name="TookOver">Whether it was no worse than the one before it on the newest fifth, and so came into use.</param>
/// <param name="Verdict">Why, in words.</param>
public sealed record ModelCard(
    int Number, DateTimeOffset At, string By, DateTimeOffset From, DateTimeOffset To, int Leads, int Won, int Lost, int LearnedFrom, HeldOut HeldOut, double Penalty,
    IReadOnlyList<CardFeature> Features, IReadOnlyList<LeftOut> LeftOut, bool TookOver, string Verdict)
{
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <exception cref="JsonException">It is no card.</exception>
    public static ModelCard FromJson(string json) => JsonSerializer.Deserialize<ModelCard>(json, JsonSerializerOptions.Web) ?? throw new JsonException("There is no card in it.");
}

/// <param name="Information">Information value among the leads learned from.</param>
/// <param name="Missing">Share of them without a value, 0–1.</param>
/// <param name="Leads">How many of them had each bin's value; what today's leads are compared with.</param>
public sealed record CardFeature(string Key, string Name, double Information, double Missing, IReadOnlyList<long> Leads)
{
    public static CardFeature Of(LearnedAttribute attribute)
    {
        var counts = new BinCounts(attribute.Won, [.. attribute.Leads.Zip(attribute.Won, (all, won) => all - won)]);
        return new(attribute.Key, attribute.Name, counts.Information, counts.Missing, attribute.Leads);
    }
}
