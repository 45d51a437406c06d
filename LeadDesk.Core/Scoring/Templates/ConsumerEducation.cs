using static LeadDesk.Core.Scoring.Templates.Write;

namespace LeadDesk.Core.Scoring.Templates;

/// <summary>For those who sell courses, or something like them, to persons. Totals of website visits count where no single events are known.</summary>
internal static class ConsumerEducation
{
    private const string Mails = "E-mail", Website = "Website", Content = "Content and webinars";

    /// <summary>A person of whom we know web totals or an occupation, but no company, title or business address.</summary>
    private static readonly Condition LooksLikeConsumer = All(
        Unknown("market"), Unknown("company"), Unknown("jobTitle"), Not(Is("emailKind", "business")), Any(Known("occupation"), Known("timeOnSite"), Known("visits")));

    private static readonly Condition CameThroughPeople = Any(
        Contains("origin", "add form", "typed in", "walk-in", "counsellor"), Contains("source", "reference", "referral", "recommend", "word of mouth"));

    public static ModelDefinition Model { get; } = Because.Of(new()
    {
        Name = "Education and consumer",
        Description = "Private persons. Fit from occupation, source, origin and interest; engagement from events, and from time on site and visits where a file brought only totals.",
        AppliesTo = Any(Is("market", "consumer"), LooksLikeConsumer),
        Criteria =
        [
            new("Occupation", "occupation", 45, WhenEmpty.CountsZero,
            [
                new(Contains("occupation", "professional", "employed full", "manager"), 100),
                new(Contains("occupation", "business", "self-employed", "freelance", "housewife", "homemaker", "parent"), 90),
                new(Contains("occupation", "unemployed", "between jobs", "job seek"), 55),
                new(Contains("occupation", "student", "pupil"), 40),
                new(Known("occupation"), 60),
            ]),
            new("Source", "source", 25, WhenEmpty.CountsZero,
            [
                new(Contains("source", "reference", "referral", "recommend", "word of mouth", "partner"), 100),
                new(Contains("source", "google", "organic", "search", "bing"), 60),
                new(Contains("source", "direct"), 45),
                new(Known("source"), 35),
            ]),
            new("Origin", "origin", 15, WhenEmpty.CountsZero,
            [
                new(Contains("origin", "add form", "typed in", "walk-in", "counsellor"), 100),
                new(Contains("origin", "landing", "form"), 60),
                new(Known("origin"), 40),
            ]),
            new("Interest", "productInterest", 15, WhenEmpty.CountsZero, [new(Known("productInterest"), 75)]),
        ],
        Adjustments =
        [
            new("Spent a minute on the site", AtLeast("timeOnSite", "60"), 5, Axis.Engagement),
            new("Spent five minutes", AtLeast("timeOnSite", "300"), 10, Axis.Engagement),
            new("Spent ten minutes", AtLeast("timeOnSite", "600"), 25, Axis.Engagement),
            new("Spent a quarter of an hour", AtLeast("timeOnSite", "900"), 20, Axis.Engagement),
            new("Spent 25 minutes", AtLeast("timeOnSite", "1500"), 10, Axis.Engagement),
            new("Three visits or more", AtLeast("visits", "3"), 5, Axis.Engagement),
            new("Six visits or more", AtLeast("visits", "6"), 5, Axis.Engagement),
            new("Two pages per visit or more", AtLeast("pagesPerVisit", "2"), 5, Axis.Engagement),
            new("Came through people", CameThroughPeople, 75, Axis.Engagement),
            new("Wants no e-mail", Is("doNotEmail", "yes"), -30, Axis.Engagement),
            new("Probably made up", AtLeast("suspicion", "60"), -40),
            new("Doubtful data", Between("suspicion", "30", "59"), -15),
        ],
        Groups = [new(Mails, 25), new(Website, 40), new(Content, 40)],
        Behaviours =
        [
            new("Advice or trial lesson requested", "demo-requested", 50) { Decay = Decay.Linear(45), Repeats = Repeats.Once },
            new("Trial started", "trial-started", 40) { Decay = Decay.HalfLife(21), Repeats = Repeats.Once },
            new("Application sent", "form-submitted", 30) { Subjects = ["*appl*", "*enrol*", "*admission*"], Decay = Decay.HalfLife(30), Repeats = Repeats.Once },
            new("Form sent", "form-submitted", 12) { Decay = Decay.HalfLife(21), Cap = 24 },
            new("Called in", "call", 25) { Decay = Decay.HalfLife(14), Cap = 40 },
            new("Met us", "meeting", 30) { Decay = Decay.HalfLife(21), Cap = 45 },
            new("Referred", "referral", 25) { Decay = Decay.Linear(90), Repeats = Repeats.Once },
            new("Chatted", "chat", 10) { Decay = Decay.HalfLife(10), Cap = 20 },
            new("Replied to an e-mail", "email-replied", 18) { Decay = Decay.HalfLife(14), Cap = 30 },
            new("E-mail clicked", "email-clicked", 6) { Decay = Decay.HalfLife(7), Cap = 18, Group = Mails },
            new("E-mail opened", "email-opened", 2) { Decay = Decay.HalfLife(7), Cap = 8, Group = Mails },
            new("E-mail subscribed", "email-subscribed", 4) { Decay = Decay.Window(120), Repeats = Repeats.Once, Group = Mails },
            new("Fees page viewed", "page-viewed", 10) { Subjects = ["*fee*", "*pricing*", "*scholarship*", "*admission*"], Decay = Decay.HalfLife(10), Cap = 30, Group = Website },
            new("Page viewed", "page-viewed", 2) { Decay = Decay.HalfLife(7), Cap = 14, Group = Website },
            new("Back again and again", "page-viewed", 10) { Decay = Decay.HalfLife(7), Frequency = new(4, 7), Repeats = Repeats.Once, Group = Website },
            new("Content downloaded", "content-downloaded", 10) { Decay = Decay.HalfLife(21), Cap = 25, Group = Content },
            new("Webinar attended", "webinar-attended", 20) { Decay = Decay.Linear(30), Cap = 30, Group = Content },
            new("Webinar registered", "webinar-registered", 6) { Decay = Decay.Linear(21), Cap = 12, Group = Content },
            new("Careers page viewed", "page-viewed", -15) { Subjects = ["*career at*", "*/jobs*", "*work with us*"], Decay = Decay.Window(90), Repeats = Repeats.Once },
            new("Unsubscribed", "unsubscribed", -30) { Decay = Decay.Window(365), Repeats = Repeats.Once },
            new("A mail bounced", "bounced", -20) { Decay = Decay.Window(180), Repeats = Repeats.Once },
        ],
        Disqualifiers =
        [
            new("Opted out of everything", All(Is("doNotEmail", "yes"), Is("doNotCall", "yes"))),
            new("Bot or test", new Condition.Test("email", TestOperator.StartsWith, "test@", "noreply@", "no-reply@", "abuse@", "postmaster@")),
        ],
    });
}
