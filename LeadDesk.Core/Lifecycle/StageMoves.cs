namespace LeadDesk.Core.Lifecycle;

/// <summary>Which stage may follow which, and what has to be said or known for it. There is no other way from stage to stage.</summary>
public static class StageMoves
{
    /// <summary>Longest that a lead may be parked.</summary>
    public static readonly TimeSpan LongestRest = TimeSpan.FromDays(3 * 366);

    private static readonly Dictionary<(Stage From, Stage To), StageMove> Table = Rows().ToDictionary(move => (move.From, move.To));

    public static IReadOnlyCollection<StageMove> All => Table.Values;

    /// <summary>Where a lead in this stage may go, in the order of the path.</summary>
    public static IReadOnlyList<StageMove> From(Stage from) => [.. Stage.All.Select(to => Find(from, to)).OfType<StageMove>()];

    /// <summary>The row, or null when there is no such move.</summary>
    public static StageMove? Find(Stage from, Stage to) => Table.GetValueOrDefault((from, to));

    /// <summary>Refused when the move is not in the table, is not this side's to make, or what it asks for is missing.</summary>
    public static Outcome Check(Stage from, MoveRequest request, MoveFacts facts)
    {
        var obstacle = Obstacle(from, request, facts);
        return obstacle is null ? Outcome.Done : Outcome.Refuse($"{obstacle} Nothing was changed.");
    }

    /// <summary>What stands in the way, as a whole sentence; null when nothing does.</summary>
    public static string? Obstacle(Stage from, MoveRequest request, MoveFacts facts) =>
        Find(from, request.To) is not { } move ? $"A lead in stage {from.Name} cannot become {request.To.Name}. Possible: {string.Join(", ", From(from).Select(row => row.To))}."
        : request.Listed is { } listed && listed.To != request.To ? $"“{listed.Name}” is no reason for {request.To.Name}."
        : Missing(move, request, facts);

    private static string? Missing(StageMove move, MoveRequest request, MoveFacts facts) =>
        move.Side == MoveSide.Sales && !facts.IsSales ? $"Moving from {move.From.Name} to {move.To.Name} is a decision of sales."
        : move.Needs(MoveAsks.Gate) && GateMissing(request, facts) is { } gate ? gate
        : move.Needs(MoveAsks.Deal) && DealMissing(move, request, facts) is { } deal ? deal
        : move.Needs(MoveAsks.Reason) && !request.HasReason ? $"Moving from {move.From.Name} to {move.To.Name} needs a reason."
        : move.Needs(MoveAsks.ReturnDate) && ReturnMissing(request, facts) is { } back ? back
        : null;

    private static string? GateMissing(MoveRequest request, MoveFacts facts) =>
        facts.Gate.Passes ? null
        : !request.OverridesGate ? $"{facts.Gate.Words}."
        : !facts.MayOverrideGate ? $"{facts.Gate.Words}. Only a manager can let a lead through before."
        : !request.HasReason ? "Letting a lead through before its checklist passes needs a reason."
        : null;

    private static string? DealMissing(StageMove move, MoveRequest request, MoveFacts facts) =>
        (request.Value ?? facts.Value) is not > 0 ? $"{move.To.Name} needs the deal's value, above zero."
        : (request.Value ?? facts.Value) > MoveRequest.MostValue ? $"The deal's value is too large: {MoveRequest.MostValue:N0} is the most."
        : (request.CloseDate ?? facts.CloseDate) is not { } closes ? $"{move.To.Name} needs a close date."
        : move.To == Stage.Opportunity && closes < EarliestToday(facts.Now) ? "The close date lies in the past. Say on which day it should close."
        : null;

    // Somewhere it is still yesterday.
    private static DateOnly EarliestToday(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1);

    private static string? ReturnMissing(MoveRequest request, MoveFacts facts) =>
        request.ReturnOn(facts.Now) is not { } returns ? "Say when the lead comes back."
        : returns <= facts.Now ? "The date to return lies in the past."
        : returns > facts.Now + LongestRest ? "The date to return is more than three years away."
        : null;

    private static IEnumerable<StageMove> Rows()
    {
        Stage[] path = [Stage.Lead, Stage.Engaged, Stage.Mql, Stage.Sal, Stage.Sql, Stage.Opportunity];

        for (var at = 0; at < path.Length; at++)
        {
            var side = path[at].Order >= Stage.Sal.Order ? MoveSide.Sales : MoveSide.Anyone;

            for (var back = 0; back < at; back++)
            {
                yield return new(path[at], path[back], MoveAsks.Reason, side);
            }

            yield return new(path[at], Stage.Lost, MoveAsks.Reason, side);
            yield return new(path[at], Stage.Disqualified, MoveAsks.Reason, side);
            yield return new(path[at], Stage.Recycled, MoveAsks.Reason | MoveAsks.ReturnDate, side);
        }

        yield return new(Stage.Lead, Stage.Engaged, MoveAsks.Nothing, MoveSide.Anyone);
        yield return new(Stage.Lead, Stage.Mql, MoveAsks.Reason, MoveSide.Anyone);
        yield return new(Stage.Engaged, Stage.Mql, MoveAsks.Reason, MoveSide.Anyone);
        yield return new(Stage.Mql, Stage.Sal, MoveAsks.Nothing, MoveSide.Sales);
        yield return new(Stage.Sal, Stage.Sql, MoveAsks.Gate, MoveSide.Sales);
        yield return new(Stage.Sql, Stage.Opportunity, MoveAsks.Deal, MoveSide.Sales);
        yield return new(Stage.Opportunity, Stage.Customer, MoveAsks.Deal | MoveAsks.Reason, MoveSide.Sales);
        yield return new(Stage.Customer, Stage.Opportunity, MoveAsks.Deal | MoveAsks.Reason, MoveSide.Sales);

        foreach (var parked in (Stage[])[Stage.Lost, Stage.Disqualified, Stage.Recycled])
        {
            yield return new(parked, Stage.Engaged, MoveAsks.Reason, MoveSide.Anyone);
        }

        yield return new(Stage.Recycled, Stage.Mql, MoveAsks.Reason, MoveSide.Anyone);
    }
}
