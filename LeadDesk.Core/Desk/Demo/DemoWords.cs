namespace LeadDesk.Core.Desk.Demo;

/// <summary>Invented companies, titles and contents; nobody and nothing real.</summary>
internal static class DemoWords
{
    public static readonly string[] Stems =
    [
        "Northmere", "Tessel", "Brightwater", "Solvang", "Kestrel", "Opaline", "Grauwerk", "Parcelon", "Lowfield", "Fennimore", "Polarbrook", "Corvel", "Aldgate", "Fjordline", "Moravia",
        "Quay Nine", "Almhaus", "Nordal", "Vierland", "Castelmar", "Ostwind", "Redwharf", "Silberbach", "Tornea", "Umbria Nova", "Velorum", "Westerhold", "Yarrow", "Zephyrine", "Harbourside",
    ];

    /// <summary>Industry, and what its companies call themselves.</summary>
    public static readonly (string Industry, string[] Kinds, bool IsGood)[] Industries =
    [
        ("Logistics", ["Logistics", "Freight", "Parcels", "Warehousing"], true),
        ("Software", ["Software", "Systems", "Data", "Cloud"], true),
        ("Manufacturing", ["Castings", "Tools", "Machines", "Packaging"], true),
        ("Financial services", ["Capital", "Insurance", "Payments"], true),
        ("Retail", ["Retail", "Grocers", "Outdoor"], true),
        ("Education", ["College", "Academy", "Institute"], false),
        ("Hospitality", ["Hotels", "Catering", "Events"], false),
    ];

    public static readonly string[] GoodTitles =
    [
        "VP Operations", "Head of Supply Chain", "Chief Operating Officer", "Director of Logistics", "VP Sales Operations", "Head of Digital", "Chief Technology Officer", "Director of IT", "Head of Fulfilment",
    ];

    public static readonly string[] OtherTitles = ["Supply Planner", "Buyer", "Analyst", "Office Assistant", "Consultant", "Team Lead", "Accountant", "Plant Engineer"];

    public static readonly string[] Pains =
    [
        "Routes are planned by hand; two people do nothing else", "One delivery in nine is late, and two customers have left over it", "Drivers call in for every change of plan",
        "The planner retires in spring and nobody else knows how it is done", "Fuel went up by a fifth and nobody can say where it goes", "Three sites, three spreadsheets, and no common view",
    ];

    public static readonly string[] HopelessTitles = ["Student", "Intern", "Office Assistant"];

    public static readonly (string Country, string City, string Phone, string Locale)[] GoodPlaces =
    [
        ("United Kingdom", "Hull", "+44 1632 960", "en_GB"), ("Germany", "Hamburg", "+49 30 23125", "de"), ("Netherlands", "Utrecht", "+31 97 010 28", "nl"),
        ("Sweden", "Malmö", "+46 8 465 004 ", "sv"), ("United States", "Denver", "+1 202 555 0", "en_US"), ("France", "Lyon", "+33 1 99 00 1", "fr"),
    ];

    public static readonly (string Country, string City, string Phone, string Locale)[] OtherPlaces =
    [
        ("Romania", "Cluj", "+40 31 000 0", "ro"), ("Brazil", "Recife", "+55 81 5555 0", "pt_BR"), ("Ukraine", "Lviv", "+380 32 000 0", "uk"), ("Japan", "Sendai", "+81 22 000 0", "en"),
    ];

    public static readonly string[] Sources = ["Website", "Webinar", "Referral", "Google Ads", "LinkedIn", "Trade fair", "Partner"];
    public static readonly string[] Campaigns = ["Autumn pricing", "Warehouse week", "Cut travel by a third", "Newsletter"];

    /// <summary>Events that show the wish to buy, and events that only show interest.</summary>
    public static readonly (string Type, string? Subject)[] Strong =
    [
        ("page-viewed", "/pricing"), ("page-viewed", "/pricing"), ("page-viewed", "/pricing"), ("demo-requested", null), ("content-downloaded", "How to buy: a checklist"),
        ("webinar-attended", "Planning routes in one day"), ("email-replied", "Which plan fits three sites?"), ("trial-started", null), ("email-clicked", "Pricing for your team"),
        ("form-submitted", "Contact sales"), ("page-viewed", "/compare"), ("meeting", null),
    ];

    public static readonly (string Type, string? Subject)[] Weak =
    [
        ("email-opened", "Cut travel by a third"), ("email-opened", "Newsletter"), ("email-clicked", "Cut travel by a third"), ("page-viewed", "/"), ("page-viewed", "/blog/what-is-routing"),
        ("page-viewed", "/product"), ("content-downloaded", "What is route planning?"), ("email-subscribed", "Newsletter"), ("social-like", "Customer story"), ("webinar-registered", "Planning routes in one day"),
        ("page-viewed", "/careers"), ("social-click", "Customer story"),
    ];

    public static readonly string[] CallNotes =
    [
        "Asked for a quote for two sites, decides with the finance lead.", "In a meeting, call after lunch.", "Runs a pilot elsewhere until month's end.", "Wants to see the API first.",
        "Friendly, no hurry; budget comes in the new year.", "Needs single sign-on; otherwise a fit.", "Left word with a colleague.",
    ];

    public static readonly string[] Steps = ["Send the quote", "Call about the pilot", "Show the API", "Ask who else decides"];
    public static readonly string[] Occupations = ["Working Professional", "Student", "Unemployed", "Businessman"];
    public static readonly string[] Courses = ["Supply Chain Management", "Data Science", "Human Resource Management"];
}
