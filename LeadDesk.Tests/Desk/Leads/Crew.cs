using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Leads;

/// <summary>A manager and two reps, with a lead of the first, one of the second and one of nobody.</summary>
internal sealed class Crew
{
    public Crew(TestDesk desk)
    {
        using var db = desk.Open();
        AppUser[] people = [New("Petra", Role.Manager), New("Mara", Role.Rep), New("Dev", Role.Rep)];
        db.Users.AddRange(people);
        db.SaveChanges();
        (Manager, Mara, Dev) = (people[0].AsActor(), people[1].AsActor(), people[2].AsActor());
        Lead[] leads =
        [
            new() { LastName = "Own", Email = "own@acme.example", OwnerId = Mara.UserId, CreatedAt = desk.Clock.Now },
            new() { LastName = "Other", OwnerId = Dev.UserId, CreatedAt = desk.Clock.Now },
            new() { LastName = "Free", CreatedAt = desk.Clock.Now },
        ];
        db.Leads.AddRange(leads);
        db.SaveChanges();
        (Own, Other, Free) = (leads[0].Id, leads[1].Id, leads[2].Id);
    }

    public Actor Manager { get; }
    public Actor Mara { get; }
    public Actor Dev { get; }

    /// <summary>Mara's lead, Dev's lead and nobody's.</summary>
    public long Own { get; }
    public long Other { get; }
    public long Free { get; }

    public long Lead(string whose) => whose switch
    {
        "own" => Own,
        "other's" => Other,
        _ => Free,
    };

    private static AppUser New(string name, Role role) =>
        new() { DisplayName = name, Role = role, UserName = name, NormalizedUserName = name.ToUpperInvariant(), Email = $"{name}@desk.example", SecurityStamp = name };
}
