namespace LeadDesk.Core.Leads;

/// <summary>
/// Recognises by its name a field about race, ethnicity, religion, gender, marital status, health or age, which models leave out
/// unless an admin confirms it. What is not recognised can be marked by hand, and what is by mistake can be unmarked.
/// </summary>
public static class ProtectedWords
{
    /// <summary>Folded words or phrases; "religi*" is the beginning of a word, "*性别*" stands anywhere.</summary>
    private static readonly (string Kind, string[] Words)[] Table =
    [
        ("race or ethnicity",
        [
            "race", "racial", "ethnic*", "ethnie", "skin colour", "skin color", "caste", "rasse", "hautfarbe", "abstammung", "ethnisch*", "origine ethnique", "couleur de peau",
            "raza", "etnia", "etnic*", "razza", "raca", "etnisch*", "rasa", "etniczn*", "etnisk*", "etninen*", "irk", "etnik*", "раса", "этнич*", "национальность", "*人种*", "*民族*", "*人種*",
        ]),
        ("religion",
        [
            "religi*", "faith", "belief", "beliefs", "denomination", "church", "glaube", "konfession*", "kirche", "croyance", "confession", "creencia", "confesion", "credo", "fede", "crenca",
            "geloof", "geloofsovertuiging", "wyznanie", "uskonto", "inanc", "религи*", "вероисповедание", "*宗教*", "*信仰*",
        ]),
        ("gender",
        [
            "gender*", "sex", "sexe", "sexo", "sesso", "sexual orientation", "geschlecht*", "genre", "civilite", "genero", "genere", "geslacht", "plec", "kon", "kjonn", "sukupuoli", "cinsiyet",
            "sexuelle orientierung", "orientation sexuelle", "orientacion sexual", "pronouns", "anrede", "пол", "гендер", "*性别*", "*性別*",
        ]),
        ("marital status",
        [
            "marital*", "married", "civil status", "family status", "relationship status", "familienstand", "zivilstand", "verheiratet", "etat civil", "situation familiale", "situation matrimoniale", "estado civil",
            "stato civile", "burgerlijke staat", "stan cywilny", "civilstand", "sivilstatus", "civilstatus", "siviilisaaty", "medeni hal", "medeni durum", "семейное положение", "*婚姻*", "*婚姻状况*",
        ]),
        ("health",
        [
            "health", "disabilit*", "disabled", "handicap*", "illness", "disease", "medical condition", "pregnan*", "gesundheit*", "behinderung*", "schwerbehinder*", "krankheit*", "sante", "maladie",
            "salud", "discapacidad", "enfermedad", "salute", "disabilita", "malattia", "saude", "deficiencia", "doenca", "gezondheid*", "zdrowie", "niepelnosprawn*", "halsa", "terveys", "saglik", "engelli",
            "здоровье", "инвалидность", "*健康*", "*障害*",
        ]),
        ("age",
        [
            "age", "ages", "agegroup", "age band", "birthday", "birthdate", "birth", "born", "dob", "alter", "altersgruppe", "geburt*", "naissance", "edad", "nacimiento", "fascia di eta", "nascita", "idade", "nascimento",
            "leeftijd*", "geboorte*", "wiek", "urodzen*", "alder", "aldersgruppe", "fodselsdato", "ika", "syntymaaika", "yas", "dogum*", "возраст", "рождени*", "*年齢*", "*年龄*", "*生日*", "*誕生日*",
        ]),
    ];

    /// <summary>Their health and age say nothing about a person: "Account health", "Age of the contract".</summary>
    private static readonly string[] Things = ["account", "company", "firm", "business", "deal", "contract", "lead", "customer", "domain", "website", "system", "software", "machine", "building", "vehicle", "product"];

    /// <summary>What a field of this name is about, such as "religion"; null when the name says nothing protected.</summary>
    public static string? KindOf(string? name)
    {
        var words = Words(name);
        var spaced = $" {words} ";
        var found = Table.FirstOrDefault(entry => entry.Words.Any(word => IsIn(spaced, word))).Kind;
        return found is "health" or "age" && Things.Any(thing => spaced.Contains($" {thing} ", StringComparison.Ordinal)) ? null : found;
    }

    private static bool IsIn(string spaced, string word) => word switch
    {
        ['*', .. var anywhere, '*'] => spaced.Contains(anywhere, StringComparison.Ordinal),
        [.. var beginning, '*'] => spaced.Contains(" " + beginning, StringComparison.Ordinal),
        _ => spaced.Contains($" {word} ", StringComparison.Ordinal),
    };

    // "dateOfBirth" and "date_of_birth" are three words as well.
    private static string Words(string? name)
    {
        var apart = string.Concat((name ?? "").Select((letter, at) => at > 0 && char.IsUpper(letter) && char.IsLower(name![at - 1]) ? $" {letter}" : $"{letter}"));
        return string.Join(' ', string.Concat(Folding.Fold(apart).Select(letter => char.IsLetter(letter) || char.IsDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
