namespace LeadDesk.Core.Lifecycle;

/// <summary>One of the desk's own reasons for ending in a stage. Sales sends a handed-over lead back with one for Recycled or Disqualified.</summary>
public sealed class MoveReason
{
    public const int LongestName = 60;

    public int Id { get; private set; }

    /// <summary>Never changes, so that reports go on when the name does.</summary>
    public required string Key { get; init; }
    public required string Name { get; set; }
    public required Stage To { get; init; }

    /// <summary>After how many days a recycled lead comes back unless another date is given.</summary>
    public int? ReturnDays { get; set; }
    public int Order { get; set; }

    /// <summary>No longer offered; history keeps it.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>What a new desk begins with.</summary>
    public static IReadOnlyList<MoveReason> Defaults { get; } =
    [
        Of(Stage.Recycled, "too-early", "Too early", 60),
        Of(Stage.Recycled, "no-budget", "No budget this year", 180),
        Of(Stage.Recycled, "wrong-person", "Wrong person", 30),
        Of(Stage.Recycled, "not-interested", "Not interested now", 90),
        Of(Stage.Recycled, "unreachable", "Could not be reached", 60),
        Of(Stage.Disqualified, "not-our-market", "Not our market"),
        Of(Stage.Disqualified, "duplicate", "Duplicate"),
        Of(Stage.Disqualified, "bad-data", "Bad data"),
        Of(Stage.Disqualified, "competitor", "Competitor"),
        Of(Stage.Disqualified, "not-serviceable", "We cannot serve them"),
        Of(Stage.Disqualified, "rude", "Rude"),
        Of(Stage.Lost, "price", "Too expensive"),
        Of(Stage.Lost, "lost-to-competitor", "Went to a competitor"),
        Of(Stage.Lost, "no-decision", "Decided nothing"),
        Of(Stage.Lost, "missing-feature", "Something was missing"),
        Of(Stage.Lost, "budget-gone", "Budget was cut"),
        Of(Stage.Lost, "went-silent", "Went silent"),
        Of(Stage.Customer, "best-fit", "Best fit"),
        Of(Stage.Customer, "best-price", "Best price"),
        Of(Stage.Customer, "service", "Service and speed"),
        Of(Stage.Customer, "trust", "Trust, or a recommendation"),
    ];

    private static MoveReason Of(Stage to, string key, string name, int? days = null) => new() { To = to, Key = key, Name = name, ReturnDays = days };
}
