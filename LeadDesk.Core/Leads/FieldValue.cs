using System.Globalization;

namespace LeadDesk.Core.Leads;

public enum FieldType
{
    Text,
    Number,
    Date,
    YesNo,
    Choice,
}

/// <summary>A typed value of a lead's field, or nothing. Dates are whole days, numbers are finite.</summary>
public readonly record struct FieldValue
{
    private FieldValue(FieldType type, string? text, double number) => (Type, Text, Number, HasValue) = (type, text, number, true);

    public static FieldValue Empty => default;

    public FieldType Type { get; }
    public bool HasValue { get; }
    public bool IsEmpty => !HasValue;

    /// <summary>The words of a text or choice, "yes" or "no", or a date as yyyy-MM-dd; null for a number.</summary>
    public string? Text { get; }

    /// <summary>The number, a date's day number since 0001-01-01, or 1 and 0 for yes and no.</summary>
    public double Number { get; }

    /// <summary>For people and files; empty when there is no value.</summary>
    public string Display => !HasValue ? "" : Type == FieldType.Number ? Number.ToString("0.######", CultureInfo.InvariantCulture) : Text ?? "";

    /// <summary>A text or a choice; blank text is no value.</summary>
    public static FieldValue Of(string? text) => string.IsNullOrWhiteSpace(text) ? Empty : new(FieldType.Text, text, 0);
    public static FieldValue Of(double? number) => number is { } value && double.IsFinite(value) ? new(FieldType.Number, null, value) : Empty;
    public static FieldValue Of(bool? yes) => yes is { } value ? new(FieldType.YesNo, value ? "yes" : "no", value ? 1 : 0) : Empty;
    public static FieldValue Of(DateOnly? day) => day is { } value
        ? new(FieldType.Date, value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), value.DayNumber) : Empty;

    public DateOnly AsDate() => DateOnly.FromDayNumber((int)Number);
    public override string ToString() => Display;
}
