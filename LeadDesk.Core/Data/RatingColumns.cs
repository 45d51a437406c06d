namespace LeadDesk.Core.Data;

/// <summary>The columns that a rating writes, each once for both databases.</summary>
internal static class RatingColumns
{
    /// <summary>Of the lead.</summary>
    public static IReadOnlyList<RatingColumn> Lead { get; } =
    [
        Of("Fit", r => r.Rating.Fit),
        Of("Engagement", r => r.Rating.Engagement),
        Of("Coverage", r => r.Rating.Coverage),
        Of("Disqualifier", r => r.Rating.Disqualifier),
        Of("Persona", r => r.Rating.Persona),
        Of("ComputedCell", r => (r.Rating.ComputedCell ?? r.Rating.Cell).Name),
        Of("ModelVersionId", r => r.Rating.ModelVersionId),
        Of("ScoredAt", r => r.At),
        Of("Score", r => r.Rating.Score, RatingParts.Score),
        Of("Cell", r => r.Rating.Cell.Name, RatingParts.Cell),
        Of("CellRank", r => (int?)r.Rating.Cell.Rank, RatingParts.Cell),
        Of("CellChangesAt", r => r.Rating.CellChangesAt, RatingParts.NextChange),
        Of("LastSignalAt", r => r.LastSignalAt, RatingParts.LastSignal),
        Of("Stage", r => r.Lead.Stage.Key, RatingParts.Stage),
        Of("HighestStage", r => r.Lead.HighestStage.Key, RatingParts.Stage),
        Of("StageSince", r => r.Lead.StageSince, RatingParts.Stage),
        Of("Cycle", r => (int?)r.Lead.Cycle, RatingParts.Stage),
        Of("HandedOverAt", r => r.Lead.HandedOverAt, RatingParts.Stage),
        Of("RespondBy", r => r.Lead.RespondBy, RatingParts.Stage),
        Of("RestsUntil", r => r.Lead.RestsUntil, RatingParts.Stage),
        Of("IsHeldBack", r => r.Lead.IsHeldBack, RatingParts.Stage),
    ];

    /// <summary>Names of the lead's columns that say what scoring found; those of its stage are guarded by its version.</summary>
    public static IReadOnlyList<string> OfRating { get; } = [.. Lead.Where(column => column.Part != RatingParts.Stage).Select(column => column.Name)];

    /// <summary>By which a lead is found, if nobody saved it since it was read.</summary>
    public static IReadOnlyList<RatingColumn> Key { get; } = [Of("Id", r => (long?)r.Lead.Id), Of("Version", r => (int?)r.Lead.Version), Of("At", r => r.At)];

    /// <summary>Of the score history.</summary>
    public static IReadOnlyList<RatingColumn> History { get; } =
    [
        Of("LeadId", r => (long?)r.Lead.Id),
        Of("At", r => r.At),
        Of("Score", r => r.Rating.Score),
        Of("Fit", r => r.Rating.Fit),
        Of("Engagement", r => r.Rating.Engagement),
        Of("Cell", r => r.Rating.Cell.Name),
        Of("Cause", r => r.Cause),
        Of("ModelVersionId", r => r.Rating.ModelVersionId),
    ];

    private static RatingColumn<double?> Of(string name, Func<RatedLead, double> of) => new(name, RatingParts.Always, r => of(r));
    private static RatingColumn<double?> Of(string name, Func<RatedLead, double> of, RatingParts part) => new(name, part, r => of(r));
    private static RatingColumn<int?> Of(string name, Func<RatedLead, int?> of, RatingParts part = RatingParts.Always) => new(name, part, of);
    private static RatingColumn<long?> Of(string name, Func<RatedLead, long?> of) => new(name, RatingParts.Always, of);
    private static RatingColumn<bool> Of(string name, Func<RatedLead, bool> of, RatingParts part) => new(name, part, of);
    private static RatingColumn<string?> Of(string name, Func<RatedLead, string?> of, RatingParts part = RatingParts.Always) => new(name, part, of);
    private static RatingColumn<DateTime?> Of(string name, Func<RatedLead, DateTimeOffset?> of, RatingParts part = RatingParts.Always) => new(name, part, r => of(r)?.UtcDateTime);
}

/// <param name="Part">It is written only when this part of the rating is another one.</param>
internal abstract record RatingColumn(string Name, RatingParts Part)
{
    /// <summary>Whether it is among what these parts write.</summary>
    public bool IsIn(RatingParts parts) => (parts & Part) == Part;

    public abstract void Bind(SqliteStatement statement, int place, RatedLead lead);

    /// <summary>One value for each lead, as PostgreSQL's arrays take them.</summary>
    public abstract Array Values(IReadOnlyList<RatedLead> leads);
}

internal sealed record RatingColumn<T>(string Name, RatingParts Part, Func<RatedLead, T> Of) : RatingColumn(Name, Part)
{
    public override void Bind(SqliteStatement statement, int place, RatedLead lead) => statement.Bind(place, Of(lead));

    public override Array Values(IReadOnlyList<RatedLead> leads)
    {
        var values = new T[leads.Count];

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Of(leads[i]);
        }

        return values;
    }
}
