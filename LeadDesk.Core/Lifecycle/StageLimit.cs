namespace LeadDesk.Core.Lifecycle;

/// <summary>When leads in a stage count as stuck, and how many are too many for it.</summary>
public sealed class StageLimit
{
    public required Stage Stage { get; init; }

    /// <summary>Days in the stage after which a lead is marked; null for never. From 1 to 730.</summary>
    public int? StuckAfterDays { get; set; }

    /// <summary>More leads than this are marked as too many; null for any number.</summary>
    public int? MostLeads { get; set; }

    public static IReadOnlyList<StageLimit> Defaults { get; } =
    [
        Of(Stage.Lead, null), Of(Stage.Engaged, null), Of(Stage.Mql, 3), Of(Stage.Sal, 14), Of(Stage.Sql, 30), Of(Stage.Opportunity, 60),
    ];

    private static StageLimit Of(Stage stage, int? days) => new() { Stage = stage, StuckAfterDays = days };
}
