namespace LeadDesk.Core.Qualification;

/// <summary>What the answers say about a deal: its value by the budget, and its date by the timeline; null where they say nothing.</summary>
/// <param name="Value">In the desk's currency, above 0.</param>
public sealed record AnsweredDeal(double? Value, DateOnly? CloseDate)
{
    public const string Budget = "money/budget";
    private const string Timeline = "time/timeline";

    public static AnsweredDeal None { get; } = new(null, null);

    /// <summary>The middle of the budget's range, and the last day that the timeline may mean. An amount in another currency says nothing, as the desk keeps no rates.</summary>
    /// <param name="currency">The desk's.</param>
    public static AnsweredDeal Of(IEnumerable<Answer> answers, string currency)
    {
        var said = answers.Where(answer => answer.Status > AnswerStatus.Unknown).ToDictionary(answer => answer.Facet);
        var amount = said.GetValueOrDefault(Budget)?.Value is AnswerValue.Money money && money.Currency == currency ? (double)money.Middle : 0;
        return new(amount > 0 ? amount : null, said.GetValueOrDefault(Timeline) is { Value: AnswerValue.Due due } when ? due.Latest(when.ConfirmedAt) : null);
    }
}
