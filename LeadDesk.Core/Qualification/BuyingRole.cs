namespace LeadDesk.Core.Qualification;

/// <summary>The part that somebody at the account has in the buying.</summary>
/// <param name="IsNeeded">A deal without such a person is missing somebody.</param>
public sealed record BuyingRole(string Key, string Name, string Meaning, bool IsNeeded)
{
    public static BuyingRole Champion { get; } = new("champion", "Champion", "vouches for us inside", true);
    public static BuyingRole Decider { get; } = new("decider", "Decider", "has the money and says yes", true);

    public static IReadOnlyList<BuyingRole> All { get; } =
    [
        new("user", "User", "will work with it", true),
        new("influencer", "Influencer", "is asked for an opinion", false),
        Champion,
        Decider,
        new("approver", "Approver", "must not object: legal, security, purchasing", true),
        new("blocker", "Blocker", "is against it", false),
    ];

    public static BuyingRole? Find(string? key) => All.FirstOrDefault(role => role.Key == key);

    /// <summary>The roles that nobody among these people has, and that a deal needs.</summary>
    public static IReadOnlyList<BuyingRole> Missing(IEnumerable<string?> roles)
    {
        var there = roles.ToHashSet();
        return [.. All.Where(role => role.IsNeeded && !there.Contains(role.Key))];
    }
}
