namespace LeadDesk.Core.Scoring.Templates;

/// <summary>Why the rules of the templates are there, in plain words, by the rule's name.</summary>
internal static class Because
{
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["Seniority"] = "The more senior the title, the more likely the person decides about money.",
        ["Department"] = "Departments that use what you sell see its worth without being told.",
        ["Industry"] = "Industries in which you have won before are won again more often.",
        ["Employees"] = "Companies of the right size have the need, and the budget for it.",
        ["Annual revenue"] = "Revenue says what a company can spend on services.",
        ["Country"] = "You can only serve customers where you sell and deliver.",
        ["Occupation"] = "What people do for a living says whether they have the time, the means and the need.",
        ["Source"] = "Leads who come through people or search for you buy more often than bought addresses.",
        ["Origin"] = "Whoever asked in person or by a form of their own accord is more serious.",
        ["Interest"] = "Whoever names a product knows what they want.",
        ["Product interest"] = "A named product means there is a concrete need at this account.",
        ["Account tier"] = "You chose these accounts because winning them is worth most.",
        ["Reachable"] = "Without a phone number a personal offer is hard to make.",

        ["Personal e-mail address"] = "Private addresses are seldom used for buying on behalf of a company.",
        ["Target account"] = "An account that your team has chosen deserves a head start.",
        ["Recommended"] = "Recommended leads trust you already.",
        ["No company known"] = "Without a company there is no account to sell to.",
        ["Spent a minute on the site"] = "A minute is more than a glance.",
        ["Spent five minutes"] = "Five minutes of reading are real interest.",
        ["Spent ten minutes"] = "Ten minutes are the best early sign in data of web totals.",
        ["Spent a quarter of an hour"] = "Whoever stays so long compares and plans.",
        ["Spent 25 minutes"] = "Few stay so long without a purpose.",
        ["Three visits or more"] = "Coming back is a choice.",
        ["Six visits or more"] = "Coming back again and again is a strong one.",
        ["Two pages per visit or more"] = "Looking further than the first page shows interest.",
        ["Came through people"] = "An enquiry through people is as good as a demo request.",
        ["Probably made up"] = "Throw-away mail, mashed names and hidden fields filled: until a person says otherwise, nobody is behind it.",
        ["Doubtful data"] = "Something about name, mail or phone looks wrong, so the rest is worth less.",
        ["Wants no e-mail"] = "Whoever refuses mails is harder to win over.",

        ["Demo requested"] = "The clearest wish to buy there is. Only the latest counts, and it fades as it goes unanswered.",
        ["Advice or trial lesson requested"] = "The clearest wish to buy there is. Only the latest counts, and it fades as it goes unanswered.",
        ["Offer requested"] = "The clearest wish to buy there is. Only the latest counts, and it fades as it goes unanswered.",
        ["Trial started"] = "Whoever tries it invests time of their own.",
        ["Application sent"] = "An application is a decision all but made.",
        ["Met us"] = "A meeting is a person's time, given to you.",
        ["Called in"] = "Whoever picks up the phone wants an answer soon.",
        ["Form sent"] = "A form costs effort and leaves data.",
        ["Referred"] = "A referral opens the door.",
        ["Chatted"] = "A question in the chat is a small conversation.",
        ["Replied to an e-mail"] = "A reply says far more than a click.",
        ["E-mail clicked"] = "A click says more than an open.",
        ["E-mail opened"] = "An open says little; mail programs open mails by themselves.",
        ["E-mail subscribed"] = "A subscription is a standing invitation, once.",
        ["Pricing page viewed"] = "Whoever looks at prices is thinking about buying.",
        ["Fees page viewed"] = "Whoever looks at fees is thinking about enrolling.",
        ["Basket or price viewed"] = "Whoever looks at prices is thinking about buying.",
        ["Product page viewed"] = "Looking at what it does is the step before the price.",
        ["Services page viewed"] = "Looking at what you do is the step before asking for an offer.",
        ["Page viewed"] = "One page says little; many in a week say something.",
        ["Back again and again"] = "Several visits in a week mean that something is going on now.",
        ["“How to buy” content"] = "Content on buying is read by those who prepare a decision.",
        ["Content downloaded"] = "Reading on the subject shows interest, not yet a wish to buy.",
        ["Webinar attended"] = "An hour of attention.",
        ["Webinar registered"] = "The intention to come; less than coming.",
        ["Post shared"] = "Standing up for you before others.",
        ["Post clicked"] = "A look from the side.",
        ["Post liked"] = "The smallest sign there is.",
        ["Careers page viewed"] = "Probably looks for a job, not for an offer.",
        ["Unsubscribed"] = "Has had enough for now.",
        ["A mail bounced"] = "The address does not work, so the lead is hard to reach.",

        ["Competitor"] = "Competitors look, but do not buy.",
        ["Student"] = "Students learn, but do not decide for a company.",
        ["Opted out of everything"] = "There is no allowed way to reach them.",
        ["Bot or test"] = "No person reads mail at these addresses.",

        ["Decides"] = "Signs, or has others sign.",
        ["Evaluates"] = "Compares, and recommends to those who decide.",
        ["Uses"] = "Works with it every day.",
    };

    /// <summary>The model with the reason of each rule.</summary>
    public static ModelDefinition Of(ModelDefinition model) => model with
    {
        Criteria = [.. model.Criteria.Select(rule => rule with { Why = rule.Why ?? Reasons[rule.Name] })],
        Adjustments = [.. model.Adjustments.Select(rule => rule with { Why = rule.Why ?? Reasons[rule.Name] })],
        Behaviours = [.. model.Behaviours.Select(rule => rule with { Why = rule.Why ?? Reasons[rule.Name] })],
        Disqualifiers = [.. model.Disqualifiers.Select(rule => rule with { Why = rule.Why ?? Reasons[rule.Name] })],
        Personas = [.. model.Personas.Select(rule => rule with { Why = rule.Why ?? Reasons[rule.Name] })],
    };
}
