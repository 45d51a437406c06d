namespace LeadDesk.Core.Qualification.Frameworks;

/// <summary>For larger deals: economic buyer, pain and champion have to be confirmed.</summary>
public static class Meddic
{
    public static FrameworkDefinition Framework { get; } = new()
    {
        Name = "MEDDIC",
        Description = "For larger deals with several people: what it is worth, who decides and how, and who vouches for us.",
        Elements =
        [
            Element.Of("metrics", "Metrics", "target/metrics",
                "What does it change in money, for both sides?",
                "From which figure to which, and by when?",
                "Who in finance has checked that figure?"),
            Element.Of("economicBuyer", "Economic buyer", "people/buyer",
                "Who makes the budget?",
                "Who signs off a spend of this size, and who else has to agree?",
                "May we speak with the one who signs?"),
            Element.Of("criteria", "Decision criteria", "deciding/criteria",
                "What must that buyer know to approve?",
                "Which of these would rule somebody out?",
                "Are the criteria written down, and may we see them?"),
            Element.Of("process", "Decision process", "deciding/process",
                "How is it approved?",
                "How did you approve the last purchase of this kind?",
                "Which steps are done, and what is the date of the next?"),
            Element.Of("pain", "Identify pain", "problem/pain",
                "Which needs does it solve?",
                "What does it cost when nothing is done?",
                "What have you on paper about it: a report, a figure, a complaint?"),
            Element.Of("champion", "Champion", "people/champion",
                "Who inside vouches for us, and how do we work with them?",
                "What has this person done for us so far, without being asked?",
                "Has the champion brought us to the buyer?"),
        ],
        Gate = new() { Required = ["economicBuyer", "pain", "champion"], Hot = 6 },
    };
}
