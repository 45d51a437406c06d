namespace LeadDesk.Core.Lifecycle;

/// <summary>Which stage may follow which, and what a person has to say for it. A row is from, to, and what is asked.</summary>
public static class StageMoves
{
    private static readonly Dictionary<(Stage From, Stage To), MoveAsks> Allowed = Table();

    /// <summary>Where a lead in this stage may go, in the order of the path.</summary>
    public static IReadOnlyList<Stage> From(Stage from) => [.. Stage.All.Where(to => Allowed.ContainsKey((from, to)))];

    public static MoveAsks Asks(Stage from, Stage to) => Allowed.GetValueOrDefault((from, to), MoveAsks.Nothing);

    /// <summary>Refused when the move is not in the table or what it asks for is missing.</summary>
    public static Outcome Check(Stage from, Stage to, string? reason)
    {
        if (!Allowed.TryGetValue((from, to), out var asks))
        {
            return Outcome.Refuse($"A lead in stage {from.Name} cannot become {to.Name}. Possible: {string.Join(", ", From(from))}.");
        }

        return asks == MoveAsks.Reason && string.IsNullOrWhiteSpace(reason)
            ? Outcome.Refuse($"Moving from {from.Name} to {to.Name} needs a reason. Nothing was changed.")
            : Outcome.Done;
    }

    private static Dictionary<(Stage, Stage), MoveAsks> Table()
    {
        var moves = new Dictionary<(Stage, Stage), MoveAsks>();
        Stage[] path = [Stage.Lead, Stage.Engaged, Stage.Mql, Stage.Sal, Stage.Sql, Stage.Opportunity];

        for (var at = 0; at < path.Length; at++)
        {
            for (var back = 0; back < at; back++)
            {
                moves[(path[at], path[back])] = MoveAsks.Reason;
            }

            if (at + 1 < path.Length)
            {
                moves[(path[at], path[at + 1])] = MoveAsks.Nothing;
            }

            foreach (var end in (Stage[])[Stage.Lost, Stage.Disqualified, Stage.Recycled])
            {
                moves[(path[at], end)] = MoveAsks.Reason;
            }
        }

        moves[(Stage.Lead, Stage.Mql)] = MoveAsks.Nothing;
        moves[(Stage.Opportunity, Stage.Customer)] = MoveAsks.Reason;
        moves[(Stage.Customer, Stage.Opportunity)] = MoveAsks.Reason;

        foreach (var parked in (Stage[])[Stage.Lost, Stage.Disqualified, Stage.Recycled])
        {
            moves[(parked, Stage.Engaged)] = MoveAsks.Reason;
        }

        moves[(Stage.Recycled, Stage.Mql)] = MoveAsks.Nothing;
        return moves;
    }
}

public enum MoveAsks
{
    Nothing,
    Reason,
}
