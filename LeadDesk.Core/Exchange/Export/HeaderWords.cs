using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>The words of exports in other languages: a line each, English, German, French, Spanish. They are understood when the file comes back, too.</summary>
public static class HeaderWords
{
    private const string AnswerPrefix = "Answer: ";

    private static readonly string[] Languages = ["en", "de", "fr", "es"];

    private static readonly string[][] Lines =
    [
        ["Name", "Name", "Nom complet", "Nombre completo"],
        ["First name", "Vorname", "Prénom", "Nombre"],
        ["Last name", "Nachname", "Nom de famille", "Apellidos"],
        ["Company", "Firma", "Société", "Empresa"],
        ["Job title", "Position", "Fonction", "Cargo"],
        ["E-mail", "E-Mail", "E-mail", "Correo electrónico"],
        ["Phone", "Telefon", "Téléphone", "Teléfono"],
        ["Country", "Land", "Pays", "País"],
        ["City", "Ort", "Ville", "Ciudad"],
        ["Source", "Quelle", "Source", "Fuente"],
        ["Campaign", "Kampagne", "Campagne", "Campaña"],
        ["Stage", "Phase", "Étape", "Etapa"],
        ["Highest stage", "Höchste Phase", "Étape la plus avancée", "Etapa más avanzada"],
        ["Grade", "Note", "Note", "Calificación"],
        ["Score", "Punkte", "Score", "Puntuación"],
        ["Fit", "Passung", "Adéquation", "Encaje"],
        ["Engagement", "Interesse", "Engagement", "Interés"],
        ["Owner", "Zuständig", "Responsable", "Responsable"],
        ["Created at (UTC)", "Angelegt am (UTC)", "Créé le (UTC)", "Creado el (UTC)"],
        ["Last signal (UTC)", "Letztes Signal (UTC)", "Dernier signal (UTC)", "Última señal (UTC)"],
        ["Handed over at (UTC)", "Übergeben am (UTC)", "Transmis le (UTC)", "Entregado el (UTC)"],
        ["Respond by (UTC)", "Antwort bis (UTC)", "Répondre avant le (UTC)", "Responder antes del (UTC)"],
        ["Tags", "Schlagwörter", "Étiquettes", "Etiquetas"],
        ["External id", "Externe Nummer", "Identifiant externe", "Identificador externo"],
        ["Persona", "Persona", "Persona", "Persona"],
        ["Product interest", "Produktinteresse", "Produit d’intérêt", "Producto de interés"],
        ["Language", "Sprache", "Langue", "Idioma"],
        ["Do not e-mail", "Keine E-Mails", "Ne pas écrire", "No enviar correos"],
        ["Do not call", "Nicht anrufen", "Ne pas appeler", "No llamar"],
        ["Deal value", "Auftragswert", "Valeur de l’affaire", "Valor del negocio"],
        ["Close date", "Abschlussdatum", "Date de clôture", "Fecha de cierre"],
        ["Probability to win", "Wahrscheinlichkeit zu gewinnen", "Probabilité de gain", "Probabilidad de ganar"],
        ["Qualification score", "Qualifizierung", "Qualification", "Cualificación"],
        ["Page", "Seite", "Page", "Página"],
        ["Lead id", "Lead-Nummer", "Numéro du lead", "Número del lead"],
        ["Sales feedback", "Rückmeldung des Vertriebs", "Retour des ventes", "Respuesta de ventas"],
        ["Reason", "Grund", "Motif", "Motivo"],
        ["Accepted", "Angenommen", "Accepté", "Aceptado"],
        ["Rejected", "Abgelehnt", "Refusé", "Rechazado"],
        [AnswerPrefix, "Antwort: ", "Réponse : ", "Respuesta: "],
    ];

    private static readonly Dictionary<(string Language, string English), string> Translated =
        Lines.SelectMany(line => Languages.Index().Select(language => (Key: (language.Item, line[0]), Words: line[language.Index]))).ToDictionary(pair => pair.Key, pair => pair.Words);

    private static readonly Dictionary<string, string> English =
        Lines.SelectMany(line => line.Skip(1).Select(words => (Words: Folding.Fold(words), English: line[0]))).DistinctBy(pair => pair.Words).ToDictionary(pair => pair.Words, pair => pair.English);

    /// <summary>English words in another language; the same words when there is no translation, as for what people named themselves.</summary>
    public static string In(string language, string english) =>
        Translated.GetValueOrDefault((language, english))
        ?? (english.StartsWith(AnswerPrefix, StringComparison.Ordinal) && Translated.TryGetValue((language, AnswerPrefix), out var prefix) ? prefix + english[AnswerPrefix.Length..] : english);

    /// <summary>The English words of which these are a translation; null when they are none. Case and accents do not matter.</summary>
    public static string? EnglishOf(string words) => English.GetValueOrDefault(Folding.Fold(words));

    public static bool Knows(string language, string english) => Translated.ContainsKey((language, english));
}
