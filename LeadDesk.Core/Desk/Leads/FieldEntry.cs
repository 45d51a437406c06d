using System.Globalization;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>What a program wrote into a field: text, a number, yes or no, or nothing, which empties it.</summary>
public readonly record struct FieldEntry
{
    private readonly FieldType? kind;
    private readonly string? text;
    private readonly double number;

    private FieldEntry(FieldType kind, string? text, double number) => (this.kind, this.text, this.number) = (kind, text, number);

    public static FieldEntry Nothing => default;
    public static FieldEntry Of(string text) => new(FieldType.Text, text, 0);
    public static FieldEntry Of(double number) => new(FieldType.Number, null, number);
    public static FieldEntry Of(bool yes) => new(FieldType.YesNo, null, yes ? 1 : 0);

    /// <summary>The entry as a value of the field, or why it is none: a number is not text here, and "12" is no number.</summary>
    public Outcome TryRead(LeadField field, out FieldValue value)
    {
        var outcome = Read(field, out value);
        return outcome.Succeeded && value.HasValue ? FieldRules.Check(field, value) : outcome;
    }

    private Outcome Read(LeadField field, out FieldValue value)
    {
        value = FieldValue.Empty;
        return (field.Type, kind) switch
        {
            (_, null) => Outcome.Done,
            (FieldType.Number, FieldType.Number) when double.IsFinite(number) => Read(FieldValue.Of(number), out value),
            (FieldType.Number, FieldType.Number) => Outcome.Refuse("is too large a number"),
            (FieldType.YesNo, FieldType.YesNo) => Read(FieldValue.Of(number > 0), out value),
            (FieldType.Text or FieldType.Choice or FieldType.Date, FieldType.Text) => FieldText.TryRead(field.Type, text, field.Choices, out value),
            _ => Outcome.Refuse($"must be {Expected(field.Type)}"),
        };
    }

    public override string ToString() => text ?? number.ToString(CultureInfo.InvariantCulture);

    private static Outcome Read(FieldValue read, out FieldValue value)
    {
        value = read;
        return Outcome.Done;
    }

    private static string Expected(FieldType type) => type switch
    {
        FieldType.Number => "a number",
        FieldType.YesNo => "true or false",
        FieldType.Date => "a day as text, such as \"2026-11-21\"",
        _ => "text",
    };
}
