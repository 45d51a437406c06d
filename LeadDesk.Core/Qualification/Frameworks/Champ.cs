namespace LeadDesk.Core.Qualification.Frameworks;

/// <summary>Challenges first: without them nothing passes, and the score stays at 50.</summary>
public static class Champ
{
    public static FrameworkDefinition Framework { get; } = new()
    {
        Name = "CHAMP",
        Description = "Begins with the challenge; money and authority follow from it.",
        Elements =
        [
            Element.Of("challenges", "Challenges", "problem/pain",
                "What do they need, and how does today's solution fail?",
                "What does that failure cost, and who notices it first?",
                "What have you on paper about it: a report, a figure, a complaint?"),
            Element.Of("authority", "Authority", "people/buyer",
                "Can they buy? If not, who can, and how do we bring them in?",
                "Who signs off a spend of this size, and who else has to agree?",
                "May we speak with the one who signs?"),
            Element.Of("money", "Money", "money/budget",
                "Does the budget fit the price?",
                "Who set that budget, and is it approved for this year?",
                "Can you send us the line in the plan, or the approval?"),
            Element.Of("prioritization", "Prioritization", "time/timeline",
                "How soon, and what else competes for the same people and money?",
                "What would have to wait if you did this first?",
                "Is the date in a plan that others hold you to?") with { LateAfterDays = Element.Late },
        ],
        Gate = new() { Required = ["challenges"], Count = 2, Hot = 4, Caps = [new("challenges", AnswerStatus.Confirmed, 50)] },
    };
}
