namespace LeadDesk.Core.Scoring;

/// <summary>
/// A lead's stored events in one small piece, so that rating all leads need not read them row by row. There is one for every lead that has
/// events; the database itself empties it with every change of an event, whoever made it.
/// </summary>
public sealed class PackedSignals
{
    public long LeadId { get; init; }

    /// <summary>Rises whenever an event of the lead is added, changed or removed. Whoever packs writes only if it is the one from before reading.</summary>
    public long Stamp { get; init; }

    /// <summary>Null until the events are packed again.</summary>
    public byte[]? Signals { get; init; }
}
