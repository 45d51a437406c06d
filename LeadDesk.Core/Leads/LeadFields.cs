using LeadDesk.Core.Qualification;

namespace LeadDesk.Core.Leads;

/// <summary>The fields of a lead, in the order people read them. Adding one here adds it to forms, filters, models, import, export and API.</summary>
public static class LeadFields
{
    public const string CustomPrefix = "custom.", AnswerPrefix = "answer.";

    private const string Person = "Person", Company = "Company", Origin = "Origin", Website = "Website", Deal = "Deal", Qualification = "Qualification";

    public static IReadOnlyList<LeadField> BuiltIn { get; } =
    [
        new("externalId", "External id", FieldType.Text, Person, l => FieldValue.Of(l.ExternalId), (l, v) => l.ExternalId = v.Text,
            "external id", "id", "lead id", "record id", "prospect id", "contact id", "lead number"),
        new("firstName", "First name", FieldType.Text, Person, l => FieldValue.Of(l.FirstName), (l, v) => l.FirstName = v.Text, "first name", "firstname", "given name", "vorname"),
        new("lastName", "Last name", FieldType.Text, Person, l => FieldValue.Of(l.LastName), (l, v) => l.LastName = v.Text, "last name", "lastname", "surname", "family name", "nachname"),
        new("email", "E-mail", FieldType.Text, Person, l => FieldValue.Of(l.Email), (l, v) => l.Email = v.Text, "email", "e-mail", "email address", "e-mail address", "mail"),
        new("phone", "Phone", FieldType.Text, Person, l => FieldValue.Of(l.Phone), (l, v) => l.Phone = v.Text, "phone", "phone number", "telephone", "mobile", "mobile phone", "telefon"),
        new("jobTitle", "Job title", FieldType.Text, Person, l => FieldValue.Of(l.JobTitle), (l, v) => l.JobTitle = v.Text, "job title", "title", "position", "role"),
        new("seniority", "Seniority", FieldType.Text, Person, l => FieldValue.Of(l.Seniority), (l, v) => l.Seniority = v.Text, "seniority", "job level"),
        new("department", "Department", FieldType.Text, Person, l => FieldValue.Of(l.Department), (l, v) => l.Department = v.Text, "department", "job function"),
        new("country", "Country", FieldType.Text, Person, l => FieldValue.Of(l.Country), (l, v) => l.Country = v.Text, "country", "country/region", "mailing country"),
        new("region", "Region", FieldType.Text, Person, l => FieldValue.Of(l.Region), (l, v) => l.Region = v.Text, "region", "state", "state/region", "state/province"),
        new("city", "City", FieldType.Text, Person, l => FieldValue.Of(l.City), (l, v) => l.City = v.Text, "city", "town"),
        new("language", "Language", FieldType.Text, Person, l => FieldValue.Of(l.Language), (l, v) => l.Language = v.Text, "language", "preferred language"),
        new("occupation", "Occupation", FieldType.Text, Person, l => FieldValue.Of(l.Occupation), (l, v) => l.Occupation = v.Text, "occupation", "what is your current occupation", "current occupation"),
        new("ageBand", "Age band", FieldType.Text, Person, l => FieldValue.Of(l.AgeBand), (l, v) => l.AgeBand = v.Text, "age", "age band") { IsProtected = true },
        new("incomeBand", "Income band", FieldType.Text, Person, l => FieldValue.Of(l.IncomeBand), (l, v) => l.IncomeBand = v.Text, "income", "income band"),
        new("market", "Market", FieldType.Choice, Person, l => FieldValue.Of(l.Market), (l, v) => l.Market = v.Text, "market", "b2b or b2c") { Choices = ["business", "consumer"] },
        new("doNotEmail", "Do not e-mail", FieldType.YesNo, Person, l => FieldValue.Of(l.DoNotEmail), (l, v) => l.DoNotEmail = v.Number > 0, "do not email", "do not e-mail", "email opt out", "unsubscribed", "opted out of email"),
        new("doNotCall", "Do not call", FieldType.YesNo, Person, l => FieldValue.Of(l.DoNotCall), (l, v) => l.DoNotCall = v.Number > 0, "do not call"),

        new("company", "Company", FieldType.Text, Company, l => FieldValue.Of(l.Account?.Name ?? l.AccountName), null, "company", "company name", "account", "account name", "organization", "organisation", "organization name", "firma"),
        new("companyDomain", "Company domain", FieldType.Text, Company, l => FieldValue.Of(l.Account?.Domain), (l, v) => l.Account!.Domain = v.Text, "company domain", "domain", "website", "website url", "company domain name"),
        new("industry", "Industry", FieldType.Text, Company, l => FieldValue.Of(l.Account?.Industry), (l, v) => l.Account!.Industry = v.Text, "industry", "branch"),
        new("employees", "Employees", FieldType.Number, Company, l => FieldValue.Of(l.Account?.Employees), (l, v) => l.Account!.Employees = Whole(v), "employees", "number of employees", "no. of employees", "company size"),
        new("annualRevenue", "Annual revenue", FieldType.Number, Company, l => FieldValue.Of(l.Account?.AnnualRevenue), (l, v) => l.Account!.AnnualRevenue = Number(v), "annual revenue", "revenue"),
        new("accountTier", "Account tier", FieldType.Text, Company, l => FieldValue.Of(l.Account?.Tier), (l, v) => l.Account!.Tier = v.Text, "account tier", "tier"),

        new("source", "Source", FieldType.Text, Origin, l => FieldValue.Of(l.Source), (l, v) => l.Source = v.Text, "source", "lead source", "original source"),
        new("origin", "Origin", FieldType.Text, Origin, l => FieldValue.Of(l.Origin), (l, v) => l.Origin = v.Text, "origin", "lead origin"),
        new("campaign", "Campaign", FieldType.Text, Origin, l => FieldValue.Of(l.Campaign), (l, v) => l.Campaign = v.Text, "campaign", "utm campaign", "first campaign"),
        new("productInterest", "Product interest", FieldType.Text, Origin, l => FieldValue.Of(l.ProductInterest), (l, v) => l.ProductInterest = v.Text, "product interest", "product", "interest"),

        new("visits", "Website visits", FieldType.Number, Website, l => FieldValue.Of(l.Visits), (l, v) => l.Visits = Whole(v), "visits", "totalvisits", "total visits", "number of visits"),
        new("timeOnSite", "Seconds on site", FieldType.Number, Website, l => FieldValue.Of(l.TimeOnSite), (l, v) => l.TimeOnSite = Whole(v), "time on site", "seconds on site", "total time spent on website"),
        new("pagesPerVisit", "Pages per visit", FieldType.Number, Website, l => FieldValue.Of(l.PagesPerVisit), (l, v) => l.PagesPerVisit = Number(v), "pages per visit", "page views per visit"),
        new("persona", "Persona", FieldType.Text, Person, l => FieldValue.Of(l.Persona), null),
        new("suspicion", "Suspicion", FieldType.Number, Person, l => FieldValue.Of(l.Suspicion), null),
        new("phoneE164", "Phone, international", FieldType.Text, Person, l => FieldValue.Of(l.PhoneE164), null),
        new("emailKind", "Kind of e-mail", FieldType.Text, Website, EmailKind, null),

        new("value", "Deal value", FieldType.Number, Deal, l => FieldValue.Of(l.Value), (l, v) => l.Value = Number(v), "value", "deal value", "amount", "expected revenue"),
        new("closeDate", "Close date", FieldType.Date, Deal, l => FieldValue.Of(l.CloseDate), (l, v) => l.CloseDate = v.HasValue ? v.AsDate() : null, "close date", "expected close date"),

        new("probability", "Probability to win", FieldType.Number, Deal, l => FieldValue.Of(l.Probability), null),

        new("qualificationScore", "Qualification score", FieldType.Number, Qualification, l => FieldValue.Of(l.QualificationScore), null),
        .. Facet.All.SelectMany(OfAnswer),
    ];

    private static readonly Dictionary<string, LeadField> ByKey = BuiltIn.ToDictionary(field => field.Key);

    /// <summary>The field with this key, or null. Custom fields are looked up among the ones given; an own question of a framework says all in its key.</summary>
    public static LeadField? Find(string key, IEnumerable<CustomField> custom) =>
        ByKey.GetValueOrDefault(key) ?? AnswerTo(key) ?? custom.Where(field => field.AttributeKey == key).Select(Of).FirstOrDefault();

    /// <summary>Built-in fields, the answers to the frameworks' own questions, and custom fields as one list.</summary>
    public static IReadOnlyList<LeadField> With(IEnumerable<CustomField> custom, params IEnumerable<Facet> own) => [.. BuiltIn, .. own.SelectMany(OfAnswer), .. custom.OrderBy(field => field.Order).Select(Of)];

    public static LeadField Of(CustomField field) =>
        new(field.AttributeKey, field.Name, field.Type, "Custom", l => l.Custom[field.Key], (l, v) => l.Custom = l.Custom.With(field.Key, v), Folding.Fold(field.Name), field.Key)
        {
            Choices = field.Choices,
            IsProtected = field.IsProtected,
        };

    /// <summary>What an answer counts as, 0–3, and for a choice what was chosen; empty until somebody answers. Both follow from the answers, so nobody writes them here.</summary>
    public static IEnumerable<LeadField> OfAnswer(Facet facet) =>
    [
        Answered(Facet.FieldKey(facet.Key), $"Answer: {facet.Name}", FieldType.Number),
        .. facet.Type == AnswerType.Choice ? (LeadField[])[Answered(Facet.ChosenKey(facet.Key), $"Chosen: {facet.Name}", FieldType.Text)] : [],
    ];

    private static LeadField Answered(string key, string name, FieldType type) => new(AnswerPrefix + key, name, type, Qualification, l => l.Answered[key], null);

    private static LeadField? AnswerTo(string key) => key.StartsWith(AnswerPrefix, StringComparison.Ordinal) && Facet.OfFieldKey(key[AnswerPrefix.Length..], out var isChosen) is { } facet
        ? Answered(key[AnswerPrefix.Length..], $"{(isChosen ? "Chosen" : "Answer")}: {Facet.NameOf(facet)}", isChosen ? FieldType.Text : FieldType.Number) : null;

    private static FieldValue EmailKind(Lead lead) =>
        EmailAddress.DomainOf(lead.Email) is { } domain ? FieldValue.Of(EmailAddress.IsPersonal(domain) ? "personal" : "business") : FieldValue.Empty;

    private static int? Whole(FieldValue value) => value.HasValue ? (int)Math.Clamp(Math.Round(value.Number), int.MinValue, int.MaxValue) : null;
    private static double? Number(FieldValue value) => value.HasValue ? value.Number : null;
}
