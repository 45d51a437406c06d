using System.Globalization;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Qualification;

namespace LeadDesk.Web.Api;

/// <summary>An answer as programs give it: the members that its type asks for, the others left out.</summary>
internal sealed record AnswerBody
{
    /// <summary>unknown, claimed, confirmed or proven.</summary>
    public required string Status { get; init; }

    /// <summary>The answer in words, the person's name, the choice, or what the numbers are about.</summary>
    public string? Text { get; init; }

    /// <summary>The amount, or the number today.</summary>
    public double? From { get; init; }

    /// <summary>The end of the range, or the number wanted.</summary>
    public double? To { get; init; }

    /// <summary>The currency as three letters, the desk's when left out; or the unit of the numbers.</summary>
    public string? Unit { get; init; }

    /// <summary>As 2026-12-31.</summary>
    public string? Date { get; init; }

    /// <summary>Instead of a date: month, quarter, half-year, year or later.</summary>
    public string? Bucket { get; init; }

    /// <summary>At most 10,000 characters.</summary>
    public string? Evidence { get; init; }

    /// <summary>call, mail, meeting, form, document or web.</summary>
    public string? Source { get; init; }

    /// <summary>Who said so.</summary>
    public string? Person { get; init; }

    /// <summary>The version of the answer that was looked at; without it the answer is replaced whatever it is.</summary>
    public int? Version { get; init; }

    public (AnswerEntry? Entry, Dictionary<string, string[]> Errors) Read(string facet, AnswerType type, int now)
    {
        var errors = new Dictionary<string, string[]>();
        var status = One<AnswerStatus>(Status, "status", errors);
        var source = Source is null ? null : One<AnswerSource>(Source, "source", errors);
        var day = DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : (DateOnly?)null;

        if (Date is not null && day is null)
        {
            errors["date"] = ["must be a date such as 2026-12-31"];
        }

        foreach (var (number, name) in new[] { (From, "from"), (To, "to") })
        {
            if (number is { } large && Math.Abs(large) > 1e15)
            {
                errors[name] = ["is too large"];
            }
        }

        return errors.Count > 0 ? (null, errors) : (new(facet, status!.Value, Value(type, day), Evidence, source, Person, Version ?? now), errors);
    }

    private AnswerValue? Value(AnswerType type, DateOnly? day) => type switch
    {
        AnswerType.Money => From is { } from ? new AnswerValue.Money((decimal)from, (decimal?)To, Unit ?? "") : null,
        AnswerType.Due => day is null && Bucket is null ? null : new AnswerValue.Due(day, day is null ? Bucket : null),
        AnswerType.Change => new AnswerValue.Change((decimal?)From, (decimal?)To, Unit, day, Text),
        AnswerType.Person => Text is null ? null : new AnswerValue.Person(Text),
        AnswerType.Choice => Text is null ? null : new AnswerValue.Choice(Text),
        _ => Text is null ? null : new AnswerValue.Text(Text),
    };

    private static T? One<T>(string text, string name, Dictionary<string, string[]> errors)
        where T : struct, Enum
    {
        if (Enum.GetNames<T>().Select(known => (Name: known, Written: known.ToLowerInvariant())).FirstOrDefault(known => known.Written == text) is { Name: { } found })
        {
            return Enum.Parse<T>(found);
        }

        errors[name] = [$"must be one of {string.Join(", ", Enum.GetNames<T>().Select(known => known.ToLowerInvariant()))}"];
        return null;
    }
}
