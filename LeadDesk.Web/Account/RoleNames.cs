using LeadDesk.Core.Team;

namespace LeadDesk.Web.Account;

internal static class RoleNames
{
    public static string Of(Role role) => role switch
    {
        Role.Rep => "Sales rep",
        Role.Manager => "Sales manager",
        _ => role.ToString(),
    };

    public static string Trust(Role role) => role switch
    {
        Role.Rep => "Works own and unassigned leads",
        Role.Manager => "Sees all leads, assigns, imports and exports",
        Role.Marketer => "Sees all leads, assigns, imports and exports",
        _ => "Everything, and people, fields and keys",
    };
}
