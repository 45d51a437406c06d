using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>What is wrong with one field of a form.</summary>
public sealed record FieldProblem(string Field, string Name, string Text);

/// <summary>Reads what a person typed into a field, with the rules that only some fields have.</summary>
internal static class FieldRules
{
    private const int LongestName = 200;

    public static Outcome TryRead(LeadField field, string? text, out FieldValue value)
    {
        var plain = field.Key is "value" or "annualRevenue" ? NumberGroups.WithoutThousands(text?.Trim() ?? "") : text;
        var outcome = FieldText.TryRead(field.Type, plain, field.Choices, out value);

        if (outcome.Succeeded && value.IsEmpty && field is { Type: FieldType.YesNo, IsCustom: false })
        {
            value = FieldValue.Of(false);
        }

        return outcome.Succeeded && value.HasValue ? Check(field, value) : outcome;
    }

    /// <summary>A lead nobody could recognise is none.</summary>
    public static bool IsRecognisable(Lead lead) =>
        new[] { lead.FirstName, lead.LastName, lead.Email, lead.Phone, lead.ExternalId }.Any(part => !string.IsNullOrWhiteSpace(part));

    /// <summary>The rules that only some fields have, whoever writes them.</summary>
    public static Outcome Check(LeadField field, FieldValue value) => field.Key switch
    {
        "email" => EmailAddress.Check(value.Display),
        "phone" => PhoneNumber.KeyOf(value.Display) is null ? Outcome.Refuse("is not a phone number: 5 to 15 digits, with + for abroad") : Outcome.Done,
        "firstName" or "lastName" or "company" or "externalId" or "source" when value.Display.Length > LongestName =>
            Outcome.Refuse($"has {value.Display.Length:N0} characters, {LongestName} fit"),
        "employees" or "annualRevenue" or "visits" or "timeOnSite" or "pagesPerVisit" or "value" when value.Number < 0 => Outcome.Refuse("cannot be below 0"),
        "annualRevenue" or "value" when value.Number > MoveRequest.MostValue => Outcome.Refuse($"is too large: {MoveRequest.MostValue:N0} is the most"),
        "employees" or "visits" or "timeOnSite" when value.Number > int.MaxValue => Outcome.Refuse("is too large"),
        _ => Outcome.Done,
    };
}
