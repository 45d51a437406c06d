namespace LeadDesk.Web.Leads;

/// <summary>One line of a list to tick.</summary>
public sealed record PickChoice(string Value, string Text, int? Count = null);
