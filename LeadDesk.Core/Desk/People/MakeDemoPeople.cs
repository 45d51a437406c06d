using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.People;

/// <summary>The five people of the demo desk; those who are there already stay as they are.</summary>
public sealed class MakeDemoPeople(IDbContextFactory<LeadDb> databases, IPasswordHasher<AppUser> hasher, TimeProvider clock)
{
    public const string Password = "Demo-desk-2026";

    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new("Mara Lindvall", "rep@leaddesk.demo", Role.Rep),
        new("Jonas Okafor", "rep2@leaddesk.demo", Role.Rep),
        new("Petra Vance", "manager@leaddesk.demo", Role.Manager),
        new("Dev Okonma", "marketer@leaddesk.demo", Role.Marketer),
        new("Ada Winter", "admin@leaddesk.demo", Role.Admin),
    ];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var present = await db.Users.Select(user => user.NormalizedUserName).ToListAsync(cancellationToken);
        var absent = All.Where(person => !present.Contains(Persons.Key(person.Email))).Select(person => Persons.New(person.Name, person.Email, person.Role, clock.GetUtcNow())).ToList();

        if (absent.Count == 0)
        {
            return;
        }

        // One hash for all: everybody knows this password, and hashing is slow on purpose.
        var hash = hasher.HashPassword(absent[0], Password);
        absent.ForEach(person => person.PasswordHash = hash);
        db.Users.AddRange(absent);
        await db.SaveChangesAsync(cancellationToken);
    }
}

public sealed record DemoPerson(string Name, string Email, Role Role);
