using static LeadDesk.Core.Scoring.Templates.Write;

namespace LeadDesk.Core.Scoring.Templates;

/// <summary>For teams with a list of accounts to win: the account's tier and the product it asks for count most, whoever it is that shows up.</summary>
internal static class TargetAccounts
{
    private const string Mails = "E-mail", Website = "Website", Content = "Content and webinars";

    public static ModelDefinition Model { get; } = Because.Of(new()
    {
        Name = "Target accounts",
        Description = "Leads at accounts that have a tier. Fit from the tier, the product they ask for, title and department; engagement counts early signs too, because few people are many at one account.",
        AppliesTo = All(Known("accountTier"), Not(Is("market", "consumer"))),
        Criteria =
        [
            new("Account tier", "accountTier", 45, WhenEmpty.CountsZero,
            [
                new(Is("accountTier", "1", "tier 1", "a", "target", "strategic"), 100),
                new(Is("accountTier", "2", "tier 2", "b", "key"), 75),
                new(Is("accountTier", "3", "tier 3", "c"), 40),
                new(Known("accountTier"), 20),
            ]),
            new("Product interest", "productInterest", 20, WhenEmpty.CountsZero, [new(Known("productInterest"), 100)]),
            new("Seniority", "jobTitle", 20, WhenEmpty.CountsZero,
            [
                new(Word("jobTitle", "ceo", "cto", "cio", "coo", "cfo", "cmo", "chief", "founder", "owner", "managing director", "president", "vp", "svp", "vice president"), 100),
                new(Word("jobTitle", "head", "director", "leiter"), 85),
                new(Word("jobTitle", "manager", "lead", "principal", "architect"), 60),
                new(Known("jobTitle"), 30),
            ]),
            new("Department", "department", 15, WhenEmpty.LeftOut,
            [
                new(Word("department", "operations", "it", "engineering", "technology", "product", "supply chain", "logistics", "finance", "procurement"), 100),
                new(Known("department"), 40),
            ]),
        ],
        Adjustments =
        [
            new("Personal e-mail address", Is("emailKind", "personal"), -10),
            new("Probably made up", AtLeast("suspicion", "60"), -40),
            new("Doubtful data", Between("suspicion", "30", "59"), -15),
        ],
        Groups = [new(Mails, 35), new(Website, 50), new(Content, 55)],
        Behaviours =
        [
            new("Demo requested", "demo-requested", 60) { Decay = Decay.Linear(90), Repeats = Repeats.Once },
            new("Met us", "meeting", 40) { Decay = Decay.HalfLife(45), Cap = 60 },
            new("Called in", "call", 30) { Decay = Decay.HalfLife(30), Cap = 45 },
            new("Form sent", "form-submitted", 25) { Decay = Decay.HalfLife(30), Cap = 40 },
            new("Replied to an e-mail", "email-replied", 25) { Decay = Decay.HalfLife(30), Cap = 40 },
            new("E-mail clicked", "email-clicked", 8) { Decay = Decay.HalfLife(14), Cap = 30, Group = Mails },
            new("E-mail opened", "email-opened", 3) { Decay = Decay.HalfLife(10), Cap = 12, Group = Mails },
            new("Pricing page viewed", "page-viewed", 15) { Subjects = ["*pricing*", "*/plans*", "*preise*", "*tarif*"], Decay = Decay.HalfLife(21), Cap = 40, Group = Website },
            new("Product page viewed", "page-viewed", 6) { Subjects = ["*product*", "*feature*", "*integration*", "*customers*", "*case*"], Decay = Decay.HalfLife(14), Cap = 24, Group = Website },
            new("Page viewed", "page-viewed", 2) { Decay = Decay.HalfLife(10), Cap = 12, Group = Website },
            new("“How to buy” content", "content-downloaded", 25) { Subjects = ["*buy*", "*pricing*", "*roi*", "*compar*", "*business case*", "*security*", "*rfp*"], Decay = Decay.HalfLife(30), Cap = 40, Group = Content },
            new("Content downloaded", "content-downloaded", 10) { Decay = Decay.HalfLife(30), Cap = 25, Group = Content },
            new("Webinar attended", "webinar-attended", 25) { Decay = Decay.Linear(60), Cap = 40, Group = Content },
            new("Careers page viewed", "page-viewed", -15) { Subjects = ["*career*", "*/jobs*", "*karriere*"], Decay = Decay.Window(90), Repeats = Repeats.Once },
            new("Unsubscribed", "unsubscribed", -20) { Decay = Decay.Window(365), Repeats = Repeats.Once },
            new("A mail bounced", "bounced", -20) { Decay = Decay.Window(180), Repeats = Repeats.Once },
        ],
        Disqualifiers =
        [
            new("Competitor", Is("accountTier", "competitor")),
            new("Opted out of everything", All(Is("doNotEmail", "yes"), Is("doNotCall", "yes"))),
        ],
        Personas =
        [
            new("Decides", Word("jobTitle", "ceo", "coo", "cto", "cio", "cfo", "chief", "founder", "owner", "vp", "head", "director")),
            new("Evaluates", Word("jobTitle", "manager", "lead", "architect", "principal", "analyst", "procurement")),
            new("Uses", Known("jobTitle")),
        ],
    });
}
