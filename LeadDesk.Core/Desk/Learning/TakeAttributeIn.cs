using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>Lets predictions learn from an attribute that is suspected of telling the outcome, or is protected; or takes that back. It counts from the next learning on.</summary>
public sealed class TakeAttributeIn(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <param name="reason">Why it may be used, 10 to 1,000 characters; null takes it back.</param>
    public async Task<Outcome> RunAsync(Actor actor, string key, string? reason, CancellationToken cancellationToken = default)
    {
        if (!actor.EditsModels)
        {
            return Outcome.Refuse("Only a marketer or an admin chooses what is learned from.");
        }

        if (reason is not null && reason.Trim().Length is < 10 or > 1000)
        {
            return Outcome.Refuse("Say in 10 to 1,000 characters why this is known before the outcome and may be used.");
        }

        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.WriteAsync(async ct =>
        {
            var fields = await TraitBook.FieldsAsync(db, ct);

            if (!fields.TryGetValue(key, out var field) || !Trait.MayLearn(field))
            {
                return Outcome.Refuse("There is no such attribute, or it is one that is never learned from.");
            }

            if (field.IsProtected && !actor.Administers)
            {
                return Outcome.Refuse($"{field.Name} is a protected attribute: only an admin lets predictions use it.");
            }

            await db.LearningChoices.Where(choice => choice.Key == key).ExecuteDeleteAsync(ct);

            if (reason is not null)
            {
                db.LearningChoices.Add(new() { Key = key, Reason = reason.Trim(), By = actor.Name, At = now });
            }

            db.Audit.Add(AuditEntry.Of(actor, now, reason is null ? "Left an attribute out of predictions" : "Took an attribute into predictions", field.Name, reason));
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, cancellationToken);
    }
}
