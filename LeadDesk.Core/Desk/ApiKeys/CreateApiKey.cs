using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.ApiKeys;

/// <summary>Makes a key for a program. The answer is the only place where its secret can ever be read.</summary>
public sealed class CreateApiKey(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public const int LongestName = 60;

    public async Task<NewApiKey> RunAsync(Actor actor, string name, IReadOnlyCollection<string> scopes, CancellationToken cancellationToken)
    {
        name = name.Trim();
        var outcome = Check(actor, name, scopes);

        if (!outcome.Succeeded)
        {
            return new(outcome, null, null);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var secret = ApiSecret.New();
        var granted = ApiScope.All.Where(scope => scopes.Contains(scope.Key)).Select(scope => scope.Key);
        var key = new ApiKey
        {
            Name = name,
            Prefix = secret[..ApiSecret.PrefixLength],
            Hash = ApiSecret.HashOf(secret),
            Scopes = string.Join(' ', granted),
            CreatedAt = now,
            CreatedBy = actor.Name,
        };
        db.ApiKeys.Add(key);
        db.Audit.Add(AuditEntry.Of(actor, now, "created API key", name, key.Scopes));
        await db.SaveChangesAsync(cancellationToken);
        return new(Outcome.Done, key.Id, secret);
    }

    private static Outcome Check(Actor actor, string name, IReadOnlyCollection<string> scopes)
    {
        if (!actor.Administers)
        {
            return Outcome.Refuse("Only an admin can make API keys.");
        }

        if (name.Length is 0 or > LongestName)
        {
            return Outcome.Refuse($"Name the key after the program that uses it, in 1 to {LongestName} characters.");
        }

        var unknown = scopes.Except(ApiScope.All.Select(scope => scope.Key)).ToList();
        return unknown.Count > 0 ? Outcome.Refuse($"There is no scope {string.Join(", ", unknown)}.")
            : scopes.Count == 0 ? Outcome.Refuse("Choose at least one scope; a key without any could do nothing.")
            : Outcome.Done;
    }
}

/// <param name="Secret">To be shown once; null when refused.</param>
public sealed record NewApiKey(Outcome Outcome, int? KeyId, string? Secret);
