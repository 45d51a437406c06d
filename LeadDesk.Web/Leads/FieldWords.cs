using System.Globalization;
using LeadDesk.Core.Leads;

namespace LeadDesk.Web.Leads;

/// <summary>A field's value as people read it; forms, files and the API have it as they would write it.</summary>
public static class FieldWords
{
    // A number of four figures may be a year.
    private const double Grouped = 10_000;

    public static string Of(FieldValue value) => value switch
    {
        { HasValue: false } => "",
        { Type: FieldType.Number } => value.Number.ToString(Math.Abs(value.Number) < Grouped ? "0.######" : "#,##0.######", CultureInfo.InvariantCulture),
        { Type: FieldType.Date } => value.AsDate().ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        _ => value.Display,
    };
}
