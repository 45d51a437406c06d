using System.Globalization;
using System.Text.Json.Serialization;

namespace LeadDesk.Core.Qualification;

/// <summary>A typed answer. What is kept says its type itself, so it can be read whatever the framework asks for today.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Money), "money")]
[JsonDerivedType(typeof(Due), "due")]
[JsonDerivedType(typeof(Person), "person")]
[JsonDerivedType(typeof(Change), "change")]
[JsonDerivedType(typeof(Choice), "choice")]
public abstract record AnswerValue
{
    private AnswerValue()
    {
    }

    /// <summary>The answer as people read it.</summary>
    [JsonIgnore]
    public string Words => this switch
    {
        Text text => text.Said,
        Money { To: { } to } money => $"{money.Currency} {Number(money.From)}–{Number(to)}",
        Money money => $"{money.Currency} {Number(money.From)}",
        Due { On: { } day } => Date(day),
        Due due => DueBucket.Find(due.Bucket)?.Name ?? "",
        Person person => person.Name,
        Change change => string.Join(' ', new[] { change.Of, Figures(change), change.By is { } day ? $"by {Date(day)}" : null }.Where(part => !string.IsNullOrWhiteSpace(part))),
        Choice choice => choice.Chosen,
        _ => "",
    };

    [JsonIgnore]
    public AnswerType Type => this switch
    {
        Money => AnswerType.Money,
        Due => AnswerType.Due,
        Person => AnswerType.Person,
        Change => AnswerType.Change,
        Choice => AnswerType.Choice,
        _ => AnswerType.Text,
    };

    /// <summary>Whether a number and a date are in it, without which a goal is only a wish.</summary>
    [JsonIgnore]
    public bool HasFigureAndDate => this is Change { To: not null, By: not null };

    public sealed record Text(string Said) : AnswerValue;

    /// <summary>An amount, or a range when there is a second one.</summary>
    /// <param name="Currency">An ISO 4217 code, such as EUR.</param>
    public sealed record Money(decimal From, decimal? To = null, string Currency = DeskMoney.Usual) : AnswerValue
    {
        /// <summary>The amount, or the middle of the range.</summary>
        [JsonIgnore]
        public decimal Middle => To is { } to ? (From + to) / 2 : From;
    }

    /// <summary>A date, or else a <see cref="DueBucket"/>'s key.</summary>
    public sealed record Due(DateOnly? On = null, string? Bucket = null) : AnswerValue
    {
        /// <summary>The last day it may mean; null when it may be any time.</summary>
        public DateOnly? Latest(DateTimeOffset said) => On ?? (DueBucket.Find(Bucket)?.Days is { } days ? DateOnly.FromDateTime(said.UtcDateTime).AddDays(days) : null);
    }

    /// <param name="ContactId">The contact at the account; null for somebody who is not kept there.</param>
    public sealed record Person(string Name, long? ContactId = null) : AnswerValue;

    /// <summary>A number today and the number wanted, in a unit, by a date, and what it is about.</summary>
    public sealed record Change(decimal? From = null, decimal? To = null, string? Unit = null, DateOnly? By = null, string? Of = null) : AnswerValue;

    public sealed record Choice(string Chosen) : AnswerValue;

    private static string? Figures(Change change) => (change.From, change.To) switch
    {
        (null, null) => null,
        ({ } from, null) => $"{Measured(from, change.Unit)} today",
        (null, { } to) => $"to {Measured(to, change.Unit)}",
        ({ } from, { } to) => $"{Number(from)} → {Measured(to, change.Unit)}",
    };

    private static string Measured(decimal number, string? unit) => $"{Number(number)} {unit}".TrimEnd();
    private static string Number(decimal number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);
    private static string Date(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
