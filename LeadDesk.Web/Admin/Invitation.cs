namespace LeadDesk.Web.Admin;

public sealed record Invitation(string Name, string Secret);
