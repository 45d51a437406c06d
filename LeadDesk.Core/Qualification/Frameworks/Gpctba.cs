namespace LeadDesk.Core.Qualification.Frameworks;

/// <summary>Goals, plans, challenges, timeline, budget, authority, consequences and implications.</summary>
public static class Gpctba
{
    public static FrameworkDefinition Framework { get; } = new()
    {
        Name = "GPCTBA/C&I",
        Description = "For advice as much as for selling: where they want to get, and what it means if they do or do not.",
        Elements =
        [
            Element.Of("goals", "Goals", "target/goals",
                "What is the most important goal, in the short and in the long term?",
                "Which number shall become which, and by when?",
                "Where is that goal written down?") with { NeedsFigureAndDate = true },
            Element.Of("plans", "Plans", "problem/plans",
                "How do you mean to get there, and what is like or unlike what you tried before?",
                "What made the earlier try stop?",
                "May we see the plan?"),
            Element.Of("challenges", "Challenges", "problem/pain",
                "Why now, and is the team able to do it?",
                "What does it cost when nothing is done?",
                "What have you on paper about it: a report, a figure, a complaint?"),
            Element.Of("timeline", "Timeline", "time/timeline",
                "When should it be in use?",
                "What happens on that date, and what if it slips?",
                "Is the date in a plan that others hold you to?") with { LateAfterDays = Element.Late },
            Element.Of("budget", "Budget", "money/budget",
                "How do you judge the return, and what do you pay for it elsewhere today?",
                "Who set that budget, and is it approved for this year?",
                "Can you send us the line in the plan, or the approval?"),
            Element.Of("authority", "Authority", "people/buyer",
                "Are you the buyer? For whom do you speak, and what would worry that person?",
                "Who signs off a spend of this size, and who else has to agree?",
                "May we speak with the one who signs?"),
            Element.Of("consequences", "Negative consequences", "problem/consequences",
                "What happens if the goal is missed?",
                "Who answers for it then?",
                "When did that happen the last time?"),
            Element.Of("implications", "Positive implications", "target/implications",
                "What becomes possible when the goal is reached?",
                "What would you do next?",
                "Who has asked for that already?"),
        ],
        Gate = new() { Required = ["goals", "challenges"], Count = 5, Hot = 8 },
    };
}
