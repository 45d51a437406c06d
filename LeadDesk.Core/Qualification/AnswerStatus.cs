namespace LeadDesk.Core.Qualification;

/// <summary>How sure we are of an answer; the number counts towards the score.</summary>
public enum AnswerStatus
{
    Unknown = 0,

    /// <summary>Somebody said so.</summary>
    Claimed = 1,

    /// <summary>The one who must know said so.</summary>
    Confirmed = 2,

    /// <summary>We hold evidence.</summary>
    Proven = 3,
}

/// <summary>Where an answer comes from.</summary>
public enum AnswerSource
{
    Call,
    Mail,
    Meeting,
    Form,
    Document,
    Web,
}
