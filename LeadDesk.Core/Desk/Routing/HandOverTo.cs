namespace LeadDesk.Core.Desk.Routing;

/// <summary>Who gets the leads of somebody who goes: a person, a pool by its turns, or nobody for now.</summary>
public sealed record HandOverTo
{
    private HandOverTo()
    {
    }

    public int? PersonId { get; private init; }
    public int? PoolId { get; private init; }

    /// <summary>The leads are left without an owner, for whoever takes them.</summary>
    public static HandOverTo Nobody { get; } = new();

    public static HandOverTo Person(int personId) => new() { PersonId = personId };

    public static HandOverTo Pool(int poolId) => new() { PoolId = poolId };
}
