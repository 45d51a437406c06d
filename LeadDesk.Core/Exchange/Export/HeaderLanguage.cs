namespace LeadDesk.Core.Exchange.Export;

/// <summary>A language that headers can be in, with the form that its readers expect of dates and numbers.</summary>
/// <param name="Moment">How spreadsheets show a moment.</param>
/// <param name="Day">How spreadsheets show a day.</param>
/// <param name="Culture">By which CSV writes numbers and dates; null for the form that programs expect, with ISO dates.</param>
/// <param name="Delimiter">What parts the cells of a CSV.</param>
public sealed record HeaderLanguage(string Key, string Name, string Moment, string Day, string? Culture, string Delimiter)
{
    public static HeaderLanguage English { get; } = new("en", "English", "yyyy-mm-dd hh:mm", "yyyy-mm-dd", null, ",");

    public static IReadOnlyList<HeaderLanguage> All { get; } =
    [
        English,
        new("de", "Deutsch", "dd.mm.yyyy hh:mm", "dd.mm.yyyy", "de-DE", ";"),
        new("fr", "Français", "dd/mm/yyyy hh:mm", "dd/mm/yyyy", "fr-FR", ";"),
        new("es", "Español", "dd/mm/yyyy hh:mm", "dd/mm/yyyy", "es-ES", ";"),
    ];

    public static HeaderLanguage? Find(string? key) => All.FirstOrDefault(language => language.Key == key);

    /// <summary>The column with its words in this language. What people named themselves stays as it is.</summary>
    public ExportColumn Say(ExportColumn column) => column with { Header = HeaderWords.In(Key, column.Header), Choices = [.. column.Choices.Select(choice => HeaderWords.In(Key, choice))] };
}
