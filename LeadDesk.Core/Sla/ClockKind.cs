namespace LeadDesk.Core.Sla;

/// <summary>What sales promises about a lead.</summary>
public enum ClockKind
{
    /// <summary>Accept or reject what was handed over.</summary>
    Accept,

    /// <summary>Call, write or meet for the first time after the hand-over, or after the lead asked for it.</summary>
    FirstTouch,

    /// <summary>Touch again an accepted lead, after the last touch.</summary>
    NextTouch,

    /// <summary>Decide on an accepted lead: qualified, or not.</summary>
    Decision,
}
