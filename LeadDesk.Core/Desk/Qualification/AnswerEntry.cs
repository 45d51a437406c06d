using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>An answer as somebody gave it.</summary>
/// <param name="Facet">What it answers; the key of a facet that a framework asks for.</param>
/// <param name="Person">Who said so.</param>
/// <param name="Seen">The version of the answer that was looked at; 0 when there was none.</param>
public sealed record AnswerEntry(string Facet, AnswerStatus Status, AnswerValue? Value, string? Evidence, AnswerSource? Source, string? Person, int Seen)
{
    private const decimal Largest = 1_000_000_000_000_000m;

    /// <summary>Without blanks around and without characters that a database refuses.</summary>
    internal AnswerEntry Tidied() => this with
    {
        Evidence = Tidy(Evidence),
        Person = Tidy(Person),
        Value = Value switch
        {
            AnswerValue.Text text => Tidy(text.Said) is { } said ? new AnswerValue.Text(said) : null,
            AnswerValue.Person person => Tidy(person.Name) is { } name ? person with { Name = name } : null,
            AnswerValue.Choice choice => Tidy(choice.Chosen) is { } chosen ? new AnswerValue.Choice(chosen) : null,
            AnswerValue.Change change => change with { Of = Tidy(change.Of), Unit = Tidy(change.Unit) } is { Words: "" } ? null : change with { Of = Tidy(change.Of), Unit = Tidy(change.Unit) },
            AnswerValue.Due { On: null, Bucket: null } => null,
            AnswerValue.Money money => money with { Currency = money.Currency.Trim().ToUpperInvariant() },
            _ => Value,
        },
    };

    /// <summary>What is wrong with it, as far as it can be told without looking at the lead. Nothing of it was saved then.</summary>
    internal Outcome Check() =>
        Evidence?.Length > LeadAnswer.LongestEvidence ? TooLong("The evidence", Evidence.Length, LeadAnswer.LongestEvidence)
        : Value?.Words.Length > LeadAnswer.LongestWords ? TooLong("The answer", Value.Words.Length, LeadAnswer.LongestWords)
        : Person?.Length > LeadAnswer.LongestPerson ? TooLong("The name of who said it", Person.Length, LeadAnswer.LongestPerson)
        : !Enum.IsDefined(Status) ? Outcome.Refuse("A status is unknown, claimed, confirmed or proven. Nothing was saved.")
        : Value switch
        {
            AnswerValue.Money money => CheckMoney(money),
            AnswerValue.Person { Name.Length: > LeadAnswer.LongestPerson } person => TooLong("The name", person.Name.Length, LeadAnswer.LongestPerson),
            AnswerValue.Due { On: null, Bucket: { } bucket } when DueBucket.Find(bucket) is null => Outcome.Refuse("Choose a date or one of the times offered. Nothing was saved."),
            AnswerValue.Change change when Math.Abs(change.From ?? 0) > Largest || Math.Abs(change.To ?? 0) > Largest => Outcome.Refuse("A number in the answer is too large. Nothing was saved."),
            _ => Outcome.Done,
        };

    private static Outcome CheckMoney(AnswerValue.Money money) =>
        money.From < 0 || money.To < 0 || money.From > Largest || money.To > Largest ? Outcome.Refuse("An amount is 0 or more, and not larger than any budget is. Nothing was saved.")
        : money.To < money.From ? Outcome.Refuse("The range ends before it begins: write the smaller amount first. Nothing was saved.")
        : money.Currency.Length > 0 && !DeskMoney.IsInUse(money.Currency) ? Outcome.Refuse($"“{money.Currency}” is no currency. Write it as its three letters, such as EUR. Nothing was saved.")
        : Outcome.Done;

    private static Outcome TooLong(string what, int length, int most) =>
        Outcome.Refuse($"{what} has {length:N0} characters, {most:N0} fit. Nothing was saved, and it is still in the box; shorten it or keep the rest in a note.");

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : Folding.Storable(text.Trim());
}
