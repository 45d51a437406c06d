namespace LeadDesk.Core.Leads.Verification;

/// <summary>How a country writes its phone numbers, as its public numbering plan says (ITU-T E.164 and E.129).</summary>
/// <param name="Iso">Two letters, ISO 3166-1.</param>
/// <param name="Code">Calling code without +.</param>
/// <param name="Trunk">What is dialled before the number within the country and left out from abroad; empty for nothing.</param>
/// <param name="Least">Fewest digits of a number without code and trunk …</param>
/// <param name="Most">… and most.</param>
/// <param name="Names">As people write the country; the first is the one to show.</param>
public sealed record PhonePlan(string Iso, string Code, string Trunk, int Least, int Most, params string[] Names)
{
    public static IReadOnlyList<PhonePlan> All { get; } =
    [
        new("AE", "971", "0", 8, 9, "United Arab Emirates", "UAE", "Emirates", "VAE"),
        new("AR", "54", "0", 10, 11, "Argentina", "Argentinien"),
        new("AT", "43", "0", 4, 13, "Austria", "Österreich", "AUT"),
        new("AU", "61", "0", 9, 9, "Australia", "Australien", "AUS"),
        new("BD", "880", "0", 8, 10, "Bangladesh"),
        new("BE", "32", "0", 8, 9, "Belgium", "België", "Belgique", "Belgien", "BEL"),
        new("BG", "359", "0", 7, 9, "Bulgaria", "България", "Bulgarien"),
        new("BR", "55", "0", 10, 11, "Brazil", "Brasil", "Brasilien", "BRA"),
        new("BY", "375", "80", 9, 9, "Belarus", "Беларусь"),
        new("CA", "1", "1", 10, 10, "Canada", "Kanada", "CAN"),
        new("CH", "41", "0", 9, 9, "Switzerland", "Schweiz", "Suisse", "Svizzera", "CHE"),
        new("CL", "56", "", 9, 9, "Chile"),
        new("CN", "86", "0", 10, 11, "China", "中国", "CHN", "People's Republic of China"),
        new("CO", "57", "", 10, 10, "Colombia", "Kolumbien"),
        new("CR", "506", "", 8, 8, "Costa Rica"),
        new("CY", "357", "", 8, 8, "Cyprus", "Zypern", "Κύπρος"),
        new("CZ", "420", "", 9, 9, "Czechia", "Czech Republic", "Česko", "Tschechien"),
        new("DE", "49", "0", 6, 13, "Germany", "Deutschland", "Allemagne", "DEU", "GER"),
        new("DK", "45", "", 8, 8, "Denmark", "Danmark", "Dänemark", "DNK"),
        new("DZ", "213", "0", 8, 9, "Algeria", "Algérie", "Algerien"),
        new("EC", "593", "0", 8, 9, "Ecuador"),
        new("EE", "372", "", 7, 8, "Estonia", "Eesti", "Estland"),
        new("EG", "20", "0", 8, 10, "Egypt", "Ägypten", "مصر"),
        new("ES", "34", "", 9, 9, "Spain", "España", "Spanien", "ESP"),
        new("FI", "358", "0", 5, 12, "Finland", "Suomi", "Finnland", "FIN"),
        new("FR", "33", "0", 9, 9, "France", "Frankreich", "FRA"),
        new("GB", "44", "0", 9, 10, "United Kingdom", "UK", "Great Britain", "Britain", "England", "Scotland", "Wales", "GBR"),
        new("GE", "995", "0", 9, 9, "Georgia", "საქართველო", "Georgien"),
        new("GH", "233", "0", 9, 9, "Ghana"),
        new("GR", "30", "", 10, 10, "Greece", "Ελλάδα", "Griechenland", "GRC"),
        new("HK", "852", "", 8, 8, "Hong Kong", "香港"),
        new("HR", "385", "0", 8, 9, "Croatia", "Hrvatska", "Kroatien"),
        new("HU", "36", "06", 8, 9, "Hungary", "Magyarország", "Ungarn"),
        new("ID", "62", "0", 8, 12, "Indonesia", "Indonesien"),
        new("IE", "353", "0", 7, 9, "Ireland", "Éire", "Irland", "IRL"),
        new("IL", "972", "0", 8, 9, "Israel", "ישראל"),
        new("IN", "91", "0", 10, 10, "India", "Indien", "भारत", "IND"),
        new("IS", "354", "", 7, 9, "Iceland", "Ísland", "Island"),
        new("IT", "39", "", 6, 11, "Italy", "Italia", "Italien", "ITA"),
        new("JP", "81", "0", 9, 10, "Japan", "日本", "JPN"),
        new("KE", "254", "0", 9, 9, "Kenya", "Kenia"),
        new("KR", "82", "0", 8, 10, "South Korea", "Korea", "Republic of Korea", "대한민국", "KOR"),
        new("KW", "965", "", 8, 8, "Kuwait"),
        new("KZ", "7", "8", 10, 10, "Kazakhstan", "Қазақстан", "Казахстан", "Kasachstan"),
        new("LK", "94", "0", 9, 9, "Sri Lanka"),
        new("LT", "370", "0", 8, 8, "Lithuania", "Lietuva", "Litauen"),
        new("LU", "352", "", 4, 11, "Luxembourg", "Luxemburg"),
        new("LV", "371", "", 8, 8, "Latvia", "Latvija", "Lettland"),
        new("MA", "212", "0", 9, 9, "Morocco", "Maroc", "Marokko"),
        new("MD", "373", "0", 8, 8, "Moldova", "Moldau"),
        new("MT", "356", "", 8, 8, "Malta"),
        new("MX", "52", "", 10, 10, "Mexico", "México", "Mexiko", "MEX"),
        new("MY", "60", "0", 8, 10, "Malaysia"),
        new("NG", "234", "0", 8, 10, "Nigeria"),
        new("NL", "31", "0", 9, 9, "Netherlands", "The Netherlands", "Nederland", "Niederlande", "Holland", "NLD"),
        new("NO", "47", "", 8, 8, "Norway", "Norge", "Norwegen", "NOR"),
        new("NZ", "64", "0", 8, 10, "New Zealand", "Neuseeland", "NZL"),
        new("PE", "51", "0", 8, 9, "Peru", "Perú"),
        new("PH", "63", "0", 8, 10, "Philippines", "Philippinen"),
        new("PK", "92", "0", 9, 10, "Pakistan"),
        new("PL", "48", "", 9, 9, "Poland", "Polska", "Polen", "POL"),
        new("PT", "351", "", 9, 9, "Portugal", "PRT"),
        new("QA", "974", "", 8, 8, "Qatar", "Katar"),
        new("RO", "40", "0", 9, 9, "Romania", "România", "Rumänien"),
        new("RS", "381", "0", 8, 9, "Serbia", "Srbija", "Србија", "Serbien"),
        new("RU", "7", "8", 10, 10, "Russia", "Россия", "Russian Federation", "Russland", "RUS"),
        new("SA", "966", "0", 8, 9, "Saudi Arabia", "Saudi-Arabien"),
        new("SE", "46", "0", 7, 9, "Sweden", "Sverige", "Schweden", "SWE"),
        new("SG", "65", "", 8, 8, "Singapore", "Singapur"),
        new("SI", "386", "0", 8, 8, "Slovenia", "Slovenija", "Slowenien"),
        new("SK", "421", "0", 9, 9, "Slovakia", "Slovensko", "Slowakei"),
        new("TH", "66", "0", 8, 9, "Thailand"),
        new("TN", "216", "", 8, 8, "Tunisia", "Tunisie", "Tunesien"),
        new("TR", "90", "0", 10, 10, "Türkiye", "Turkey", "Türkei"),
        new("TW", "886", "0", 8, 9, "Taiwan", "台灣", "臺灣"),
        new("UA", "380", "0", 9, 9, "Ukraine", "Україна"),
        new("US", "1", "1", 10, 10, "United States", "USA", "US", "United States of America", "America", "Vereinigte Staaten"),
        new("UY", "598", "0", 8, 8, "Uruguay"),
        new("VE", "58", "0", 10, 10, "Venezuela"),
        new("VN", "84", "0", 9, 10, "Vietnam", "Viet Nam", "Việt Nam"),
        new("ZA", "27", "0", 9, 9, "South Africa", "Südafrika"),
    ];

    private static readonly Dictionary<string, PhonePlan> ByName = All.SelectMany(plan => plan.Names.Append(plan.Iso).Select(name => (Name: Folding.Fold(name), plan)))
        .DistinctBy(entry => entry.Name).ToDictionary(entry => entry.Name, entry => entry.plan);

    private static readonly ILookup<string, PhonePlan> ByCode = All.ToLookup(plan => plan.Code);

    public string Name => Names[0];

    /// <summary>The plan of a country by name or ISO code; null for no or another country.</summary>
    public static PhonePlan? Find(string? country) => string.IsNullOrWhiteSpace(country) ? null : ByName.GetValueOrDefault(Folding.Fold(country));

    /// <summary>The plans that share the calling code with which these digits begin; none when the code is not in the table.</summary>
    public static IEnumerable<PhonePlan> Abroad(string digits)
    {
        for (var length = 1; length <= 3 && length < digits.Length; length++)
        {
            if (ByCode[digits[..length]] is var plans && plans.Any())
            {
                return plans;
            }
        }

        return [];
    }

    /// <summary>Whether a number without code and trunk can exist: as many digits as the plan has, and in North America no area or exchange that begins with 0 or 1.</summary>
    public bool Allows(string national) => national.Length >= Least && national.Length <= Most
        && (Code != "1" || (national[0] is >= '2' and <= '9' && national[3] is >= '2' and <= '9'))
        && (national[0] != '0' || Code == "39");
}
