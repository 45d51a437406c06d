using static LeadDesk.Core.Scoring.Templates.Write;

namespace LeadDesk.Core.Scoring.Templates;

/// <summary>For those who sell services to companies: who decides and what the company can spend say who fits, talks and enquiries say who wants to buy.</summary>
internal static class B2bServices
{
    private const string Mails = "E-mail", Website = "Website", Content = "Content and webinars";

    public static ModelDefinition Model { get; } = Because.Of(new()
    {
        Name = "B2B services",
        Description = "Leads at companies that may need a service. Fit from title, revenue, industry, size and country; engagement from talks, enquiries and reading.",
        AppliesTo = Not(Is("market", "consumer")),
        Criteria =
        [
            new("Seniority", "jobTitle", 30, WhenEmpty.CountsZero,
            [
                new(Word("jobTitle", "ceo", "cto", "cio", "coo", "cfo", "cmo", "chief", "founder", "owner", "managing director", "president", "partner", "geschäftsführer"), 100),
                new(Word("jobTitle", "vp", "svp", "vice president", "head", "director", "leiter"), 85),
                new(Word("jobTitle", "manager", "lead", "principal"), 50),
                new(Word("jobTitle", "intern", "trainee", "assistant", "werkstudent"), 5),
                new(Known("jobTitle"), 25),
            ]),
            new("Annual revenue", "annualRevenue", 20, WhenEmpty.LeftOut,
            [
                new(AtLeast("annualRevenue", "10000000"), 100),
                new(AtLeast("annualRevenue", "2000000"), 75),
                new(AtLeast("annualRevenue", "500000"), 40),
                new(AtLeast("annualRevenue", "0"), 10),
            ]),
            new("Employees", "employees", 20, WhenEmpty.CountsZero,
            [
                new(Between("employees", "50", "2000"), 100),
                new(AtLeast("employees", "2001"), 80),
                new(Between("employees", "15", "49"), 60),
                new(AtLeast("employees", "0"), 20),
            ]),
            new("Industry", "industry", 20, WhenEmpty.CountsZero,
            [
                new(Contains("industry", "manufactur", "industrial", "financ", "insurance", "logistics", "health", "pharma", "energy", "software", "technology", "telecom", "retail"), 100),
                new(Contains("industry", "education", "government", "public", "media", "construction", "real estate"), 60),
                new(Contains("industry", "consult", "agency", "professional services"), 20),
                new(Known("industry"), 45),
            ]),
            new("Country", "country", 10, WhenEmpty.LeftOut,
            [
                new(Is("country", "United Kingdom", "UK", "GB", "Ireland", "IE", "Germany", "DE", "Austria", "AT", "Switzerland", "CH", "Netherlands", "NL", "United States", "USA", "US", "Canada", "CA"), 100),
                new(Known("country"), 40),
            ]),
        ],
        Adjustments =
        [
            new("Personal e-mail address", Is("emailKind", "personal"), -10),
            new("Recommended", Contains("source", "referral", "reference", "recommend", "partner"), 12),
            new("Probably made up", AtLeast("suspicion", "60"), -40),
            new("Doubtful data", Between("suspicion", "30", "59"), -15),
        ],
        Groups = [new(Mails, 25), new(Website, 40), new(Content, 45)],
        Behaviours =
        [
            new("Offer requested", "demo-requested", 55) { Decay = Decay.Linear(60), Repeats = Repeats.Once },
            new("Met us", "meeting", 35) { Decay = Decay.HalfLife(30), Cap = 55 },
            new("Called in", "call", 25) { Decay = Decay.HalfLife(21), Cap = 45 },
            new("Form sent", "form-submitted", 25) { Decay = Decay.HalfLife(21), Cap = 40 },
            new("Referred", "referral", 25) { Decay = Decay.Linear(90), Repeats = Repeats.Once },
            new("Chatted", "chat", 10) { Decay = Decay.HalfLife(14), Cap = 20 },
            new("Replied to an e-mail", "email-replied", 20) { Decay = Decay.HalfLife(21), Cap = 35 },
            new("E-mail clicked", "email-clicked", 6) { Decay = Decay.HalfLife(10), Cap = 20, Group = Mails },
            new("E-mail opened", "email-opened", 2) { Decay = Decay.HalfLife(7), Cap = 8, Group = Mails },
            new("Services page viewed", "page-viewed", 6) { Subjects = ["*service*", "*solution*", "*reference*", "*case*", "*team*"], Decay = Decay.HalfLife(14), Cap = 24, Group = Website },
            new("Pricing page viewed", "page-viewed", 10) { Subjects = ["*pricing*", "*rates*", "*preise*"], Decay = Decay.HalfLife(14), Cap = 30, Group = Website },
            new("Page viewed", "page-viewed", 1) { Decay = Decay.HalfLife(7), Cap = 8, Group = Website },
            new("“How to buy” content", "content-downloaded", 20) { Subjects = ["*buy*", "*pricing*", "*roi*", "*compar*", "*case stud*", "*rfp*"], Decay = Decay.HalfLife(30), Cap = 35, Group = Content },
            new("Content downloaded", "content-downloaded", 8) { Decay = Decay.HalfLife(30), Cap = 20, Group = Content },
            new("Webinar attended", "webinar-attended", 18) { Decay = Decay.Linear(60), Cap = 30, Group = Content },
            new("Careers page viewed", "page-viewed", -15) { Subjects = ["*career*", "*/jobs*", "*karriere*"], Decay = Decay.Window(90), Repeats = Repeats.Once },
            new("Unsubscribed", "unsubscribed", -30) { Decay = Decay.Window(365), Repeats = Repeats.Once },
            new("A mail bounced", "bounced", -20) { Decay = Decay.Window(180), Repeats = Repeats.Once },
        ],
        Disqualifiers =
        [
            new("Competitor", Any(Is("accountTier", "competitor"), Contains("industry", "competitor"))),
            new("Student", Any(Word("jobTitle", "student", "pupil"), Is("occupation", "student"))),
            new("Opted out of everything", All(Is("doNotEmail", "yes"), Is("doNotCall", "yes"))),
            new("Bot or test", new Condition.Test("email", TestOperator.StartsWith, "test@", "noreply@", "no-reply@", "abuse@", "postmaster@")),
        ],
        Personas =
        [
            new("Decides", Word("jobTitle", "ceo", "coo", "cto", "cio", "cfo", "chief", "founder", "owner", "vp", "head", "director")),
            new("Evaluates", Word("jobTitle", "manager", "lead", "principal", "analyst", "buyer", "procurement")),
        ],
    });
}
