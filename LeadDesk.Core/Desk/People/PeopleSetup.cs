using LeadDesk.Core.Team;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LeadDesk.Core.Desk.People;

internal static class PeopleSetup
{
    // PBKDF2 with HMAC-SHA-512 as OWASP's password storage cheat sheet advises (2023).
    private const int HashRounds = 210_000;

    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<IPasswordHasher<AppUser>>(new PasswordHasher<AppUser>(Options.Create(new PasswordHasherOptions { IterationCount = HashRounds })))
        .AddSingleton<SignIn>()
        .AddSingleton<StillSignedIn>()
        .AddSingleton<MakeFirstAdmin>()
        .AddSingleton<MakeDemoPeople>()
        .AddSingleton<ChangePassword>()
        .AddSingleton<SignOutEverywhere>()
        .AddSingleton<PeopleList>()
        .AddSingleton<AuditLog>()
        .AddSingleton<InvitePerson>()
        .AddSingleton<ChangeRole>()
        .AddSingleton<ChangeCapacity>()
        .AddSingleton<DisablePerson>()
        .AddSingleton<EnablePerson>()
        .AddSingleton<MakePasswordLink>()
        .AddSingleton<FollowPasswordLink>();
}
