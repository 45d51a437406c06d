using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>What a cell of an export is: it decides its type, format and colour.</summary>
public enum ExportKind
{
    Text,
    Number,

    /// <summary>A whole number by which something is found.</summary>
    Id,
    Points,

    /// <summary>A part of one.</summary>
    Share,
    Moment,
    Day,
    YesNo,
    Grade,
    Mail,
    Link,
}

/// <summary>A typed cell, or an empty one.</summary>
/// <param name="Number">The number, 1 and 0 for yes and no, or a date as spreadsheets count days.</param>
public readonly record struct ExportValue(bool HasValue, string? Text, double Number)
{
    public static ExportValue Of(string? text) => string.IsNullOrEmpty(text) ? default : new(true, text, 0);
    public static ExportValue Of(double number) => new(true, null, number);
    public static ExportValue Of(DateTimeOffset? moment) => moment is { } value ? new(true, null, value.UtcDateTime.ToOADate()) : default;

    public static ExportValue Of(FieldValue value) =>
        value.IsEmpty ? default
        : value.Type == FieldType.Date ? new(true, null, value.AsDate().ToDateTime(TimeOnly.MinValue).ToOADate())
        : value.Type is FieldType.Number or FieldType.YesNo ? new(true, null, value.Number)
        : Of(value.Text);
}
