namespace LeadDesk.Core.Leads;

/// <summary>What scoring found, as it is kept with the lead.</summary>
public sealed record Rating
{
    /// <summary>0–100 with one decimal; the two axes likewise.</summary>
    public required double Score { get; init; }
    public required double Fit { get; init; }
    public required double Engagement { get; init; }
    public required Cell Cell { get; init; }

    /// <summary>Share of the fit criteria's weight that was known, 0–1.</summary>
    public required double Coverage { get; init; }

    /// <summary>The disqualifier that forced D4, if one did.</summary>
    public string? Disqualifier { get; init; }

    /// <summary>The kind of person the model takes the lead for; null when it knows none.</summary>
    public string? Persona { get; init; }
    public int? ModelVersionId { get; init; }

    /// <summary>The first whole minute at which the cell is another one if nothing happens.</summary>
    public DateTimeOffset? CellChangesAt { get; init; }

    /// <summary>What scoring found while a person pinned another cell; null when the cell is scoring's own.</summary>
    public Cell? ComputedCell { get; init; }

    /// <summary>The rating with the cell that a person pinned until a moment, at which it may change.</summary>
    public Rating PinnedTo(Cell cell, DateTimeOffset until) => this with
    {
        Cell = cell,
        ComputedCell = cell == Cell ? null : Cell,
        CellChangesAt = CellChangesAt < until ? CellChangesAt : until,
    };
}
