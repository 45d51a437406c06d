namespace LeadDesk.Core.Qualification.Frameworks;

/// <summary>Budget, Authority, Need, Timeline: 3 of 4 confirmed is a good lead, 4 of 4 a hot one.</summary>
public static class Bant
{
    public static FrameworkDefinition Framework { get; } = new()
    {
        Name = "BANT",
        Description = "The short one: is there money, somebody who may spend it, a reason, and a time?",
        Elements =
        [
            Element.Of("budget", "Budget", "money/budget",
                "What budget is there for this need?",
                "Who set that budget, and is it approved for this year?",
                "Can you send us the line in the plan, or the approval?"),
            Element.Of("authority", "Authority", "people/buyer",
                "Can this person buy?",
                "Who signs off a spend of this size, and who else has to agree?",
                "May we speak with the one who signs?"),
            Element.Of("need", "Need", "problem/pain",
                "What need is there, and why has it not been met until now?",
                "Who else in the company feels it, and how do they say it?",
                "What have you on paper about it: a report, a figure, a complaint?"),
            Element.Of("timeline", "Timeline", "time/timeline",
                "Sooner or later: when should it be in use?",
                "What happens on that date, and what if it slips?",
                "Is the date in a plan that others hold you to?") with { LateAfterDays = Element.Late },
        ],
        Gate = new() { Count = 3, Hot = 4 },
    };
}
