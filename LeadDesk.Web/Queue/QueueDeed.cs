using LeadDesk.Core.Desk.Queue;

namespace LeadDesk.Web.Queue;

/// <summary>What was just done in the panel, for the toast.</summary>
/// <param name="Logged">What can be taken back, if anything.</param>
public sealed record QueueDeed(string Words, LoggedOutcome? Logged = null);
