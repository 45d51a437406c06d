namespace LeadDesk.Core.Scoring;

/// <summary>An engagement event as scoring sees it.</summary>
/// <param name="Type">An <see cref="Leads.EventType"/> key.</param>
/// <param name="At">Counted from its whole minute on.</param>
/// <param name="Subject">What the behaviours' patterns and the content tags are compared with.</param>
/// <param name="Campaign">What the behaviours' campaigns are compared with.</param>
public readonly record struct Signal(string Type, DateTimeOffset At, string? Subject = null, string? Campaign = null);
