namespace LeadDesk.Core.Team;

/// <summary>What a person is trusted with. A rep sees own and unassigned leads, everybody else sees all.</summary>
public enum Role
{
    Rep,
    Manager,
    Marketer,
    Admin,
}
