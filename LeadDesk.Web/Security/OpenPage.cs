namespace LeadDesk.Web.Security;

/// <summary>Set as a feature by an answer that other sites may show or load: its own policy stands instead of the desk's.</summary>
internal sealed record OpenPage(string Policy);
