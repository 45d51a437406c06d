using System.Globalization;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;
using LeadDesk.Web.Models;

namespace LeadDesk.Web.Qualification;

/// <summary>An answer while it is typed. What is no number or date yet stays as it was typed.</summary>
/// <param name="currency">The desk's; in which an amount is until another one is typed.</param>
public sealed class AnswerDraft(FrameworkElement element, LeadAnswer? answer, string currency)
{
    private const double Largest = 1e15;

    private readonly AnswerValue? value = FrameworkJson.ReadValue(answer?.Value);
    private readonly object untouched = (Words(answer), Number(answer, from: true), Number(answer, from: false), UnitOf(element, answer, currency), DayOf(answer), BucketOf(answer));

    public FrameworkElement Element { get; } = element;

    /// <summary>The version that was looked at; after a conflict that of the other's answer, so that saving again puts this in its place.</summary>
    public int Seen { get; set; } = answer?.Version ?? 0;
    public string? Text { get; set; } = Words(answer);
    public string? From { get; set; } = Number(answer, from: true);
    public string? To { get; set; } = Number(answer, from: false);
    public string? Unit { get; set; } = UnitOf(element, answer, currency);
    public DateOnly? Day { get; set; } = DayOf(answer);
    public string? Bucket { get; set; } = BucketOf(answer);
    public string? Evidence { get; set; } = answer?.Evidence;
    public AnswerSource Source { get; set; } = answer?.Source ?? AnswerSource.Call;
    public string? Person { get; set; } = answer?.Person;

    /// <summary>What is to be saved. Something said that was unknown before is claimed now, unless a status is given; a status alone comes from nowhere in particular.</summary>
    public (AnswerEntry? Entry, string? Problem) Read(AnswerStatus? status = null)
    {
        // What nobody touched is sent as it is kept, so that no number is rounded by pressing a status.
        var (typed, problem) = untouched.Equals((Text, From, To, Unit, Day, Bucket)) ? (value, null) : Value();
        var known = answer?.Status ?? AnswerStatus.Unknown;
        var said = typed is not null || !string.IsNullOrWhiteSpace(Evidence);
        return problem is not null ? (null, $"{problem} Nothing was saved yet.")
            : (new(Element.Facet, status ?? (said && known == AnswerStatus.Unknown ? AnswerStatus.Claimed : known), typed, Evidence, said || Person is not null || Source != (answer?.Source ?? AnswerSource.Call) ? Source : null, Person, Seen), null);
    }

    private (AnswerValue? Value, string? Problem) Value() => Element.Answer switch
    {
        AnswerType.Money => Money(),
        AnswerType.Due => Due(),
        AnswerType.Change => Change(),
        AnswerType.Person => (Blank(Text) ? null : new AnswerValue.Person(Text!, value is AnswerValue.Person person && person.Name == Text ? person.ContactId : null), null),
        AnswerType.Choice => (Blank(Text) ? null : new AnswerValue.Choice(Text!), null),
        _ => (Blank(Text) ? null : new AnswerValue.Text(Text!), null),
    };

    private (AnswerValue?, string?) Money() =>
        !TryNumber(From, isMoney: true, out var from) || !TryNumber(To, isMoney: true, out var to) ? (null, "An amount is written as 40000, 40,000 or 12.5.")
        : from is null && to is null ? (null, null)
        : (new AnswerValue.Money(from ?? to!.Value, from is null ? null : to, Unit is null || (Unit == currency && value is not AnswerValue.Money) ? "" : Unit), null);

    private (AnswerValue?, string?) Due() =>
        (Day is null && Blank(Bucket) ? null : new AnswerValue.Due(Day, Day is null ? Bucket : null), null);

    private (AnswerValue?, string?) Change() =>
        !TryNumber(From, isMoney: false, out var from) || !TryNumber(To, isMoney: false, out var to) ? (null, "A number is written as 46 or 46.5.")
        : (from is null && to is null && Day is null && Blank(Text) ? null : new AnswerValue.Change(from, to, Unit, Day, Text), null);

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);

    private static bool TryNumber(string? text, bool isMoney, out decimal? number)
    {
        var typed = text?.Trim() ?? "";

        // A point in a number that is no money stands before decimals.
        var plain = isMoney || NumberGroups.Has(typed, ',', '.') ? NumberGroups.WithoutThousands(typed) : typed;
        var problem = NumberText.TryRead(plain, -Largest, Largest, isOptional: true, isWhole: false, out var read);
        number = (decimal?)read;
        return problem is null;
    }

    private static string? UnitOf(FrameworkElement element, LeadAnswer? answer, string currency) =>
        Kept(answer) switch { AnswerValue.Money money => money.Currency, AnswerValue.Change change => change.Unit, _ => element.Answer == AnswerType.Money ? currency : null };

    private static DateOnly? DayOf(LeadAnswer? answer) => Kept(answer) switch { AnswerValue.Due due => due.On, AnswerValue.Change change => change.By, _ => null };
    private static string? BucketOf(LeadAnswer? answer) => (Kept(answer) as AnswerValue.Due)?.Bucket;

    private static AnswerValue? Kept(LeadAnswer? answer) => FrameworkJson.ReadValue(answer?.Value);

    private static string? Words(LeadAnswer? answer) => Kept(answer) switch
    {
        AnswerValue.Change change => change.Of,
        AnswerValue.Money or AnswerValue.Due => null,
        var other => other?.Words,
    };

    private static string? Number(LeadAnswer? answer, bool from) => (Kept(answer) switch
    {
        AnswerValue.Money money => from ? money.From : money.To,
        AnswerValue.Change change => from ? change.From : change.To,
        _ => null,
    })?.ToString("0.############", CultureInfo.InvariantCulture);
}
