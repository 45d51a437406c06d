using LeadDesk.Core.Team;

namespace LeadDesk.Web.Layout;

/// <summary>The pages in the navigation, in order, and who is shown them. The first page of a role is its home.</summary>
internal sealed record NavigationEntry(string Group, string Href, string Name, string Icon, params Role[] Roles)
{
    private static readonly Role[] Everybody = [Role.Rep, Role.Manager, Role.Marketer, Role.Admin];
    private static readonly Role[] AllButReps = [Role.Manager, Role.Marketer, Role.Admin];

    public static IReadOnlyList<NavigationEntry> All { get; } =
    [
        new("Work", "queue", "Queue", "queue", Everybody),
        new("Work", "leads", "Leads", "people", Everybody),
        new("Work", "grades", "Grades", "grid", Everybody),
        new("Work", "board", "Stages", "board", Everybody),
        new("Work", "reports/forecast", "Forecast", "report", Everybody),
        new("Work", "sla", "Follow-up", "clock", AllButReps),
        new("Work", "reports/fairness", "Fair shares", "people", Role.Manager, Role.Admin),
        new("Marketing", "marketing", "MQLs", "send", AllButReps),
        new("Marketing", "reports/sources", "Sources", "report", AllButReps),
        new("Marketing", "segments", "Segments", "filter", Everybody),
        new("Marketing", "duplicates", "Duplicates", "dup", Everybody),
        new("Marketing", "import", "Import", "up", AllButReps),
        new("Marketing", "exports", "Exports", "down", AllButReps),
        new("Marketing", "admin/forms", "Web forms", "send", AllButReps),
        new("Scoring", "models", "Models", "model", AllButReps),
        new("Scoring", "learning", "Learning", "learn", AllButReps),
        new("Scoring", "models/ideal", "Ideal customer", "met", AllButReps),
        new("Scoring", "frameworks", "Frameworks", "check", AllButReps),
        new("Desk", "admin/people", "People", "user", Role.Admin),
        new("Desk", "admin/routing", "Routing", "send", Role.Manager, Role.Admin),
        new("Desk", "admin/sla", "Follow-up policies", "clock", Role.Manager, Role.Admin),
        new("Desk", "admin/stages", "Stage rules", "board", Role.Manager, Role.Admin),
        new("Desk", "admin/calendars", "Calendars", "cal", Role.Manager, Role.Admin),
        new("Desk", "admin/fields", "Fields", "field", Role.Admin),
        new("Desk", "admin/keys", "API keys", "key", Role.Admin),
        new("Desk", "admin/outbox", "Mail", "mail", Role.Admin),
        new("Desk", "admin/audit", "Audit log", "report", Role.Admin),
    ];

    public static string HomeOf(Role role) => role switch
    {
        Role.Rep => "queue",
        Role.Marketer => "marketing",
        Role.Manager => "sla",
        _ => "grades",
    };

    public bool IsFor(Role role) => Roles.Contains(role);
}
