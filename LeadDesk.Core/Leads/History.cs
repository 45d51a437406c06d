using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Leads;

/// <summary>A move from one stage to another.</summary>
public sealed class StageChange
{
    public long Id { get; private set; }
    public long LeadId { get; init; }
    public Lead Lead { get; init; } = null!;
    public required Stage From { get; init; }
    public required Stage To { get; init; }
    public required DateTimeOffset At { get; init; }
    public int? ById { get; init; }
    public required string By { get; init; }
    public string? Reason { get; init; }

    /// <summary>The <see cref="MoveReason"/> that was chosen.</summary>
    public string? ReasonKey { get; init; }

    /// <summary>What the checklist said when the move asked for it, and whether a manager let the lead through.</summary>
    public string? Gate { get; init; }
    public required int Cycle { get; init; }
    public long? ImportId { get; init; }

    /// <summary>The same move as what an import led to.</summary>
    public StageChange OfImport(long importId) => new()
    {
        LeadId = LeadId,
        Lead = Lead,
        From = From,
        To = To,
        At = At,
        ById = ById,
        By = By,
        Reason = Reason,
        ReasonKey = ReasonKey,
        Gate = Gate,
        Cycle = Cycle,
        ImportId = importId,
    };
}

/// <summary>A field that got another value. What was known at a moment can be told from these.</summary>
public sealed class FieldChange
{
    /// <summary>Begins the name of a change that keeps a whole row as it was, for undoing an import. It is no field and is shown to nobody.</summary>
    public const string RowPrefix = "row:";

    public long Id { get; private set; }
    public long LeadId { get; init; }
    public Lead Lead { get; init; } = null!;
    public required string Field { get; init; }
    public string? Before { get; init; }
    public string? After { get; init; }
    public required DateTimeOffset At { get; init; }
    public int? ById { get; init; }
    public required string By { get; init; }
    public long? ImportId { get; init; }
}

/// <summary>A score that changed, and why.</summary>
public sealed class ScoreChange
{
    public long Id { get; private set; }
    public long LeadId { get; init; }
    public Lead Lead { get; init; } = null!;
    public required DateTimeOffset At { get; init; }
    public required double Score { get; init; }
    public required double Fit { get; init; }
    public required double Engagement { get; init; }
    public required Cell Cell { get; init; }

    /// <summary>event, edit, decay, model, override, import, merge or new.</summary>
    public required string Cause { get; init; }
    public int? ModelVersionId { get; init; }

    public static ScoreChange Of(Lead lead, Rating rating, DateTimeOffset at, string cause) => new()
    {
        Lead = lead,
        At = at,
        Score = rating.Score,
        Fit = rating.Fit,
        Engagement = rating.Engagement,
        Cell = rating.Cell,
        Cause = cause,
        ModelVersionId = rating.ModelVersionId,
    };
}
