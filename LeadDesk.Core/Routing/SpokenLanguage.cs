using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Routing;

/// <summary>A language by its ISO 639-1 code and the names people write for it.</summary>
/// <param name="Code">Two lower-case letters.</param>
public sealed record SpokenLanguage(string Code, params IReadOnlyList<string> Names)
{
    public static IReadOnlyList<SpokenLanguage> All { get; } =
    [
        new("en", "English"),
        new("de", "German", "Deutsch"),
        new("fr", "French", "Français"),
        new("es", "Spanish", "Español"),
        new("it", "Italian", "Italiano"),
        new("pt", "Portuguese", "Português"),
        new("nl", "Dutch", "Nederlands"),
        new("pl", "Polish", "Polski"),
        new("cs", "Czech", "Čeština"),
        new("sk", "Slovak", "Slovenčina"),
        new("hu", "Hungarian", "Magyar"),
        new("ro", "Romanian", "Română"),
        new("bg", "Bulgarian", "Български"),
        new("el", "Greek", "Ελληνικά"),
        new("uk", "Ukrainian", "Українська"),
        new("ru", "Russian", "Русский"),
        new("da", "Danish", "Dansk"),
        new("sv", "Swedish", "Svenska"),
        new("nb", "Norwegian", "Norsk", "no"),
        new("fi", "Finnish", "Suomi"),
        new("tr", "Turkish", "Türkçe"),
        new("ar", "Arabic", "العربية"),
        new("he", "Hebrew", "עברית"),
        new("hi", "Hindi", "हिन्दी"),
        new("zh", "Chinese", "中文"),
        new("ja", "Japanese", "日本語"),
        new("ko", "Korean", "한국어"),
    ];

    private static readonly Dictionary<string, string> CodeOf =
        All.SelectMany(language => language.Names.Append(language.Code).Select(name => (Name: Folding.Fold(name), language.Code))).ToDictionary(pair => pair.Name, pair => pair.Code);

    /// <summary>Whether both mean one language: "de", "de-AT", "German" and "Deutsch" do. Unknown ones are compared as they are written.</summary>
    public static bool AreSame(string one, string other) => KeyOf(one) == KeyOf(other);

    private static string KeyOf(string written)
    {
        var folded = Folding.Fold(written);
        var first = Folding.Fold(written.Split('-', '_')[0]);
        return CodeOf.GetValueOrDefault(folded) ?? CodeOf.GetValueOrDefault(first) ?? folded;
    }
}
