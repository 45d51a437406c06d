using Microsoft.AspNetCore.Identity;

namespace LeadDesk.Core.Team;

/// <summary>A person who works at the desk. Disabled people keep their history but can neither sign in nor stay signed in.</summary>
public class AppUser : IdentityUser<int>
{
    public string DisplayName { get; set; } = "";
    public Role Role { get; set; }

    /// <summary>How many hand-overs a week this person can follow up; null when nobody has said so.</summary>
    public int? WeeklyCapacity { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? DisabledAt { get; set; }
    public DateTimeOffset? LastSignInAt { get; set; }

    public Actor AsActor() => Actor.Person(Id, DisplayName, Role);
}
