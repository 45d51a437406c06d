namespace LeadDesk.Core.Qualification.Frameworks;

/// <summary>MEDDIC with the paper process and the competition.</summary>
public static class Meddpicc
{
    public static FrameworkDefinition Framework { get; } = Meddic.Framework with
    {
        Name = "MEDDPICC",
        Description = "MEDDIC, and what has to be signed, and against whom.",
        Elements =
        [
            .. Meddic.Framework.Elements.Take(4),
            Element.Of("paper", "Paper process", "deciding/paper",
                "What has to be signed, and by whom?",
                "How long did the contract take the last time?",
                "Has somebody in legal or purchasing seen our terms?"),
            .. Meddic.Framework.Elements.Skip(4),
            Element.Of("competition", "Competition", "alternatives/competition",
                "What else do you look at, doing nothing included?",
                "What would make you take one of the others?",
                "Whose offer have you on the table?"),
        ],
        Gate = Meddic.Framework.Gate with { Hot = 8 },
    };
}
