using System.Globalization;

namespace LeadDesk.Core.Leads;

/// <summary>Reads what people and files write into a field of a type.</summary>
public static class FieldText
{
    /// <summary>The longest text a field keeps, in UTF-16 units.</summary>
    public const int MaxLength = 2000;

    private static readonly string[] Yes = ["yes", "y", "true", "1", "ja", "oui", "si", "sí", "да", "x"];
    private static readonly string[] No = ["no", "n", "false", "0", "nein", "non", "нет"];

    /// <summary>Dates that can be read in one way only; day-first and month-first forms are tried by the import, which sees the whole column.</summary>
    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyy/MM/dd", "dd.MM.yyyy", "d.M.yyyy", "d MMM yyyy", "dd-MMM-yyyy", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>The value, empty for blank text; or a refusal that says what was expected.</summary>
    public static Outcome TryRead(FieldType type, string? text, IReadOnlyList<string> choices, out FieldValue value)
    {
        value = FieldValue.Empty;

        if (string.IsNullOrWhiteSpace(text))
        {
            return Outcome.Done;
        }

        text = Folding.Storable(text.Trim());
        return type switch
        {
            FieldType.Number => Number(text, out value),
            FieldType.Date => Date(text, out value),
            FieldType.YesNo => YesOrNo(text, out value),
            FieldType.Choice => Choice(text, choices, out value),
            _ => Plain(text, out value),
        };
    }

    private static Outcome Plain(string text, out FieldValue value)
    {
        value = text.Length <= MaxLength ? FieldValue.Of(text) : FieldValue.Empty;
        return value.HasValue ? Outcome.Done : Outcome.Refuse($"{text.Length:N0} characters are too many, {MaxLength:N0} fit");
    }

    private static Outcome Number(string text, out FieldValue value)
    {
        var plain = text.Replace(" ", "").Replace(" ", "").Replace("'", "");

        // A comma between groups of three digits stands for thousands, a single one before other digits for the decimals.
        plain = NumberGroups.Has(plain, ',', '.') ? plain.Replace(",", "", StringComparison.Ordinal) : plain.Count(letter => letter is ',' or '.') == 1 ? plain.Replace(',', '.') : plain;
        var read = double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
        value = read ? FieldValue.Of(number) : FieldValue.Empty;
        return read ? Outcome.Done : Outcome.Refuse("is not a number");
    }

    private static Outcome Date(string text, out FieldValue value)
    {
        var read = DateTime.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment);
        value = read ? FieldValue.Of(DateOnly.FromDateTime(moment)) : FieldValue.Empty;
        return read ? Outcome.Done : Outcome.Refuse("is not a date; write it as 2026-11-21");
    }

    private static Outcome YesOrNo(string text, out FieldValue value)
    {
        var folded = text.ToLowerInvariant();
        value = Yes.Contains(folded) ? FieldValue.Of(true) : No.Contains(folded) ? FieldValue.Of(false) : FieldValue.Empty;
        return value.HasValue ? Outcome.Done : Outcome.Refuse("is neither yes nor no");
    }

    private static Outcome Choice(string text, IReadOnlyList<string> choices, out FieldValue value)
    {
        var chosen = choices.FirstOrDefault(choice => Folding.Fold(choice) == Folding.Fold(text));
        value = FieldValue.Of(chosen);
        return chosen is not null ? Outcome.Done : Outcome.Refuse($"is none of {string.Join(", ", choices.Take(8))}{(choices.Count > 8 ? " …" : "")}");
    }
}
