using static LeadDesk.Core.Scoring.Templates.Write;

namespace LeadDesk.Core.Scoring.Templates;

/// <summary>For those who sell software to companies: seniority and company say who fits, the way to a demo says who wants to buy.</summary>
internal static class B2bSoftware
{
    private const string Mails = "E-mail", Website = "Website", Content = "Content and webinars", Social = "Social media";

    public static ModelDefinition Model { get; } = Because.Of(new()
    {
        Name = "B2B software",
        Description = "Leads at companies. Fit from title, department, industry, size and country; engagement from website, content, mails and demo requests.",
        AppliesTo = Not(Is("market", "consumer")),
        Criteria =
        [
            new("Seniority", "jobTitle", 25, WhenEmpty.CountsZero,
            [
                new(Any(Is("seniority", "c-level", "cxo", "owner", "founder"), Word("jobTitle", "ceo", "cto", "cio", "coo", "cfo", "cmo", "cro", "ciso", "chief", "founder", "owner", "managing director", "president", "geschäftsführer")), 100),
                new(Any(Is("seniority", "vp", "vice president"), Word("jobTitle", "vp", "svp", "evp", "vice president", "head", "partner")), 90),
                new(Any(Is("seniority", "director"), Word("jobTitle", "director", "leiter", "directeur")), 80),
                new(Any(Is("seniority", "manager", "lead"), Word("jobTitle", "manager", "lead", "principal", "architect", "supervisor")), 55),
                new(Any(Is("seniority", "intern", "trainee", "entry"), Word("jobTitle", "intern", "trainee", "assistant", "werkstudent")), 5),
                new(Known("jobTitle"), 25),
            ]),
            new("Department", "department", 15, WhenEmpty.LeftOut,
            [
                new(Word("department", "operations", "it", "engineering", "technology", "product", "supply chain", "logistics"), 100),
                new(Word("department", "sales", "marketing", "revenue", "finance", "executive", "management"), 80),
                new(Known("department"), 30),
            ]),
            new("Industry", "industry", 25, WhenEmpty.CountsZero,
            [
                new(Contains("industry", "software", "technology", "logistics", "transport", "manufactur", "industrial", "retail", "e-commerce"), 100),
                new(Contains("industry", "financ", "bank", "insurance", "telecom", "health", "pharma", "energy", "media", "professional services", "consult"), 75),
                new(Contains("industry", "education", "government", "public", "non-profit", "nonprofit"), 35),
                new(Known("industry"), 50),
            ]),
            new("Employees", "employees", 25, WhenEmpty.CountsZero,
            [
                new(Between("employees", "200", "5000"), 100),
                new(AtLeast("employees", "5001"), 75),
                new(Between("employees", "50", "199"), 70),
                new(Between("employees", "10", "49"), 40),
                new(AtLeast("employees", "0"), 10),
            ]),
            new("Country", "country", 10, WhenEmpty.LeftOut,
            [
                new(Is("country", "United Kingdom", "UK", "GB", "Ireland", "IE", "Germany", "DE", "Austria", "AT", "Switzerland", "CH", "Netherlands", "NL", "United States", "USA", "US", "Canada", "CA"), 100),
                new(Is("country", "France", "FR", "Belgium", "BE", "Denmark", "DK", "Sweden", "SE", "Norway", "NO", "Finland", "FI", "Spain", "ES", "Italy", "IT", "Poland", "PL", "Australia", "AU"), 75),
                new(Known("country"), 35),
            ]),
        ],
        Adjustments =
        [
            new("Personal e-mail address", Is("emailKind", "personal"), -10),
            new("Target account", Is("accountTier", "1", "target", "tier 1"), 10),
            new("Recommended", Contains("source", "referral", "reference", "recommend", "partner"), 8),
            new("Probably made up", AtLeast("suspicion", "60"), -40),
            new("Doubtful data", Between("suspicion", "30", "59"), -15),
        ],
        Groups = [new(Mails, 25), new(Website, 45), new(Content, 50), new(Social, 10)],
        Behaviours =
        [
            new("Demo requested", "demo-requested", 50) { Decay = Decay.Linear(60), Repeats = Repeats.Once },
            new("Trial started", "trial-started", 40) { Decay = Decay.HalfLife(30), Repeats = Repeats.Once },
            new("Met us", "meeting", 30) { Decay = Decay.HalfLife(30), Cap = 45 },
            new("Called in", "call", 20) { Decay = Decay.HalfLife(21), Cap = 40 },
            new("Form sent", "form-submitted", 18) { Decay = Decay.HalfLife(21), Cap = 30 },
            new("Referred", "referral", 20) { Decay = Decay.Linear(90), Repeats = Repeats.Once },
            new("Chatted", "chat", 10) { Decay = Decay.HalfLife(14), Cap = 20 },
            new("Replied to an e-mail", "email-replied", 18) { Decay = Decay.HalfLife(21), Cap = 30 },
            new("E-mail clicked", "email-clicked", 6) { Decay = Decay.HalfLife(10), Cap = 20, Group = Mails },
            new("E-mail opened", "email-opened", 2) { Decay = Decay.HalfLife(7), Cap = 8, Group = Mails },
            new("E-mail subscribed", "email-subscribed", 4) { Decay = Decay.Window(180), Repeats = Repeats.Once, Group = Mails },
            new("Pricing page viewed", "page-viewed", 10) { Subjects = ["*pricing*", "*/plans*", "*preise*", "*tarif*"], Decay = Decay.HalfLife(14), Cap = 30, Group = Website },
            new("Product page viewed", "page-viewed", 4) { Subjects = ["*product*", "*feature*", "*integration*", "*customers*", "*case*"], Decay = Decay.HalfLife(10), Cap = 16, Group = Website },
            new("Page viewed", "page-viewed", 1) { Decay = Decay.HalfLife(7), Cap = 8, Group = Website },
            new("Back again and again", "page-viewed", 10) { Decay = Decay.HalfLife(7), Frequency = new(5, 7), Repeats = Repeats.Once, Group = Website },
            new("“How to buy” content", "content-downloaded", 20) { Subjects = ["*buy*", "*pricing*", "*roi*", "*compar*", "*business case*", "*case stud*", "*security*", "*rfp*"], Decay = Decay.HalfLife(21), Cap = 35, Group = Content },
            new("Content downloaded", "content-downloaded", 6) { Decay = Decay.HalfLife(21), Cap = 18, Group = Content },
            new("Webinar attended", "webinar-attended", 20) { Decay = Decay.Linear(45), Cap = 30, Group = Content },
            new("Webinar registered", "webinar-registered", 6) { Decay = Decay.Linear(30), Cap = 12, Group = Content },
            new("Post shared", "social-share", 4) { Decay = Decay.HalfLife(14), Group = Social },
            new("Post clicked", "social-click", 3) { Decay = Decay.HalfLife(14), Group = Social },
            new("Post liked", "social-like", 1) { Decay = Decay.HalfLife(14), Group = Social },
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
            new("Evaluates", Word("jobTitle", "manager", "lead", "architect", "principal", "analyst")),
            new("Uses", Known("jobTitle")),
        ],
    });
}
