using static LeadDesk.Core.Scoring.Templates.Write;

namespace LeadDesk.Core.Scoring.Templates;

/// <summary>For shops and services for private persons, without data on companies.</summary>
internal static class Consumer
{
    private const string Mails = "E-mail", Website = "Website", Content = "Content", Social = "Social media";

    public static ModelDefinition Model { get; } = Because.Of(new()
    {
        Name = "Consumer",
        Description = "Private persons. Fit from interest, source, reach and country; engagement from visits, prices, enquiries and mails, which fade within days.",
        AppliesTo = Any(Is("market", "consumer"), All(Unknown("market"), Unknown("company"), Not(Is("emailKind", "business")))),
        Criteria =
        [
            new("Interest", "productInterest", 35, WhenEmpty.CountsZero, [new(Known("productInterest"), 90)]),
            new("Source", "source", 30, WhenEmpty.CountsZero,
            [
                new(Contains("source", "referral", "reference", "recommend", "word of mouth", "partner"), 100),
                new(Contains("source", "organic", "search", "google", "bing", "direct", "store", "shop"), 75),
                new(Contains("source", "social", "ad", "paid", "campaign"), 50),
                new(Contains("source", "bought", "list"), 5),
                new(Known("source"), 35),
            ]),
            new("Reachable", "phone", 20, WhenEmpty.CountsZero, [new(Known("phone"), 100)]),
            new("Country", "country", 15, WhenEmpty.LeftOut,
            [
                new(Is("country", "United Kingdom", "UK", "GB", "Ireland", "IE", "Germany", "DE", "Austria", "AT", "Switzerland", "CH", "Netherlands", "NL", "United States", "USA", "US", "Canada", "CA"), 100),
                new(Known("country"), 40),
            ]),
        ],
        Adjustments =
        [
            new("Spent five minutes", AtLeast("timeOnSite", "300"), 10, Axis.Engagement),
            new("Three visits or more", AtLeast("visits", "3"), 10, Axis.Engagement),
            new("Wants no e-mail", Is("doNotEmail", "yes"), -30, Axis.Engagement),
            new("Probably made up", AtLeast("suspicion", "60"), -40),
            new("Doubtful data", Between("suspicion", "30", "59"), -15),
        ],
        Groups = [new(Mails, 30), new(Website, 50), new(Content, 30), new(Social, 10)],
        Behaviours =
        [
            new("Offer requested", "demo-requested", 60) { Decay = Decay.Linear(30), Repeats = Repeats.Once },
            new("Trial started", "trial-started", 45) { Decay = Decay.HalfLife(14), Repeats = Repeats.Once },
            new("Form sent", "form-submitted", 25) { Decay = Decay.HalfLife(10), Cap = 40 },
            new("Called in", "call", 30) { Decay = Decay.HalfLife(10), Cap = 45 },
            new("Met us", "meeting", 35) { Decay = Decay.HalfLife(14), Cap = 50 },
            new("Referred", "referral", 20) { Decay = Decay.Linear(60), Repeats = Repeats.Once },
            new("Chatted", "chat", 15) { Decay = Decay.HalfLife(7), Cap = 25 },
            new("Replied to an e-mail", "email-replied", 20) { Decay = Decay.HalfLife(10), Cap = 30 },
            new("E-mail clicked", "email-clicked", 8) { Decay = Decay.HalfLife(5), Cap = 24, Group = Mails },
            new("E-mail opened", "email-opened", 2) { Decay = Decay.HalfLife(5), Cap = 8, Group = Mails },
            new("E-mail subscribed", "email-subscribed", 5) { Decay = Decay.Window(90), Repeats = Repeats.Once, Group = Mails },
            new("Basket or price viewed", "page-viewed", 15) { Subjects = ["*basket*", "*cart*", "*checkout*", "*pric*", "*offer*"], Decay = Decay.HalfLife(5), Cap = 40, Group = Website },
            new("Page viewed", "page-viewed", 2) { Decay = Decay.HalfLife(4), Cap = 14, Group = Website },
            new("Back again and again", "page-viewed", 12) { Decay = Decay.HalfLife(5), Frequency = new(4, 7), Repeats = Repeats.Once, Group = Website },
            new("Content downloaded", "content-downloaded", 8) { Decay = Decay.HalfLife(14), Cap = 20, Group = Content },
            new("Post shared", "social-share", 4) { Decay = Decay.HalfLife(10), Group = Social },
            new("Post clicked", "social-click", 3) { Decay = Decay.HalfLife(7), Group = Social },
            new("Post liked", "social-like", 1) { Decay = Decay.HalfLife(7), Group = Social },
            new("Careers page viewed", "page-viewed", -15) { Subjects = ["*career*", "*/jobs*", "*karriere*"], Decay = Decay.Window(60), Repeats = Repeats.Once },
            new("Unsubscribed", "unsubscribed", -35) { Decay = Decay.Window(180), Repeats = Repeats.Once },
            new("A mail bounced", "bounced", -20) { Decay = Decay.Window(180), Repeats = Repeats.Once },
        ],
        Disqualifiers =
        [
            new("Opted out of everything", All(Is("doNotEmail", "yes"), Is("doNotCall", "yes"))),
            new("Bot or test", new Condition.Test("email", TestOperator.StartsWith, "test@", "noreply@", "no-reply@", "abuse@", "postmaster@")),
        ],
    });
}
