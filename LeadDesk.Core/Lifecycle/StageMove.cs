namespace LeadDesk.Core.Lifecycle;

/// <summary>A row of the table of moves: from where to where, what has to be said or known for it, and on whose side it lies.</summary>
public sealed record StageMove(Stage From, Stage To, MoveAsks Asks, MoveSide Side)
{
    /// <summary>Back along the path, or out of an end.</summary>
    public bool IsBackward => To.IsOpen && (From.Order > To.Order || !From.IsOpen);

    public bool Needs(MoveAsks one) => (Asks & one) != MoveAsks.Nothing;

    /// <summary>What it asks for, as a person would say it; empty when nothing.</summary>
    public string InWords => string.Join(", ", new[]
    {
        Needs(MoveAsks.Gate) ? "the gate" : null,
        Needs(MoveAsks.Deal) ? "value and close date" : null,
        Needs(MoveAsks.ReturnDate) ? "a date to return" : null,
        Needs(MoveAsks.Reason) ? "a reason" : null,
    }.Where(part => part is not null));
}

[Flags]
public enum MoveAsks
{
    Nothing = 0,

    /// <summary>One of the desk's reasons for the stage, or words.</summary>
    Reason = 1,

    /// <summary>When a parked lead comes back; a reason may bring its own.</summary>
    ReturnDate = 2,

    /// <summary>A value above zero and a close date, given now or known already.</summary>
    Deal = 4,

    /// <summary>The checklist's gate, or a manager who lets the lead through with a reason.</summary>
    Gate = 8,
}

/// <summary>Whose decision a move is.</summary>
public enum MoveSide
{
    Anyone,

    /// <summary>Reps and managers; marketing does not decide for sales.</summary>
    Sales,
}
