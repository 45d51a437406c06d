using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.People;

/// <summary>
/// Lets a person in. Unknown, disabled and locked people get the same answer after the same work (two updates, one hash),
/// so that nobody learns here who works at the desk.
/// </summary>
public sealed class SignIn(IDbContextFactory<LeadDb> databases, IPasswordHasher<AppUser> hasher, TimeProvider clock)
{
    public const int Attempts = 5;
    public const string Refusal = "E-mail or password is wrong, or there were too many attempts. After five, wait 15 minutes.";
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    private const int Nobody = 0;
    private readonly string nobodysHash = hasher.HashPassword(new AppUser(), Guid.NewGuid().ToString());

    public async Task<SignedIn> RunAsync(string email, string password, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var key = Persons.Key(email);
        var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.NormalizedUserName == key, cancellationToken);
        var id = person?.Id ?? Nobody;

        var counted = await db.WriteAsync(ct => CountAttemptAsync(db, id, now, ct), cancellationToken);
        var matches = hasher.VerifyHashedPassword(person ?? new AppUser(), person?.PasswordHash ?? nobodysHash, password.Length > PasswordRule.Longest ? "" : password)
            is not PasswordVerificationResult.Failed;
        var welcome = counted && matches && person is { DisabledAt: null, PasswordHash: not null };
        await db.WriteAsync(ct => welcome ? WelcomeAsync(db, id, now, ct) : LockAsync(db, id, now, ct), cancellationToken);

        return welcome ? new(Outcome.Done, person) : new(Outcome.Refuse(Refusal), null);
    }

    // Counted before the password is looked at: many guesses at once are not more guesses.
    private static async Task<bool> CountAttemptAsync(LeadDb db, int id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await db.Users.Where(user => user.Id == id && (user.LockoutEnd == null || user.LockoutEnd <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.AccessFailedCount, user => user.AccessFailedCount + 1), cancellationToken);
        var attempts = await db.Users.Where(user => user.Id == id).Select(user => user.AccessFailedCount).SingleOrDefaultAsync(cancellationToken);
        return open == 1 && attempts <= Attempts;
    }

    private static Task<int> WelcomeAsync(LeadDb db, int id, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(user => user.AccessFailedCount, 0).SetProperty(user => user.LockoutEnd, (DateTimeOffset?)null).SetProperty(user => user.LastSignInAt, now),
            cancellationToken);

    private static Task<int> LockAsync(LeadDb db, int id, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Users.Where(user => user.Id == id && user.AccessFailedCount >= Attempts).ExecuteUpdateAsync(
            set => set.SetProperty(user => user.AccessFailedCount, 0).SetProperty(user => user.LockoutEnd, now + Lockout),
            cancellationToken);
}

/// <param name="Person">Who is in; null when refused.</param>
public sealed record SignedIn(Outcome Outcome, AppUser? Person);
