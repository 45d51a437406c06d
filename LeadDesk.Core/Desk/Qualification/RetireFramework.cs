using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>Takes a framework out of the offer, brings it back, or removes one that nobody uses. Answers are never touched.</summary>
public sealed class RetireFramework(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <summary>Leads that are qualified by it go on with it; no other lead can be given it.</summary>
    public Task<Outcome> RunAsync(Actor actor, int frameworkId, CancellationToken cancellationToken = default) =>
        FrameworkShelf.RunAsync(databases, actor, frameworkId, async (db, framework, ct) =>
        {
            if (await GivenAsync(db, frameworkId, framework.IsDefault, framework.Name, ct) is { Succeeded: false } refused)
            {
                return refused;
            }

            framework.RetiredAt ??= clock.GetUtcNow();
            db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), "Took a framework out of use", framework.Name));
            return Outcome.Done;
        }, cancellationToken);

    public Task<Outcome> RestoreAsync(Actor actor, int frameworkId, CancellationToken cancellationToken = default) =>
        FrameworkShelf.RunAsync(databases, actor, frameworkId, (db, framework, _) =>
        {
            framework.RetiredAt = null;
            db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), "Put a framework into use", framework.Name));
            return Task.FromResult(Outcome.Done);
        }, cancellationToken);

    public Task<Outcome> DeleteAsync(Actor actor, int frameworkId, CancellationToken cancellationToken = default) =>
        FrameworkShelf.RunAsync(databases, actor, frameworkId, async (db, framework, ct) =>
        {
            if (framework.Key is not null)
            {
                return Outcome.Refuse($"{framework.Name} is built in and stays. Take it out of use instead; nothing was changed.");
            }

            if (await FrameworkShelf.LeadsAsync(db, frameworkId, ct) is > 0 and var leads)
            {
                return Outcome.Refuse($"{framework.Name} qualifies {leads:N0} {(leads == 1 ? "lead" : "leads")}. Take it out of use instead: these go on with it, no other gets it. Nothing was deleted.");
            }

            if (await GivenAsync(db, frameworkId, framework.IsDefault, framework.Name, ct) is { Succeeded: false } refused)
            {
                return refused;
            }

            db.Frameworks.Remove(framework);
            db.Audit.Add(AuditEntry.Of(actor, clock.GetUtcNow(), "Deleted a framework", framework.Name));
            return Outcome.Done;
        }, cancellationToken);

    private static async Task<Outcome> GivenAsync(LeadDb db, int frameworkId, bool isDefault, string name, CancellationToken cancellationToken) =>
        isDefault ? Outcome.Refuse($"{name} is the default. Choose another default first; nothing was changed.")
        : await db.FrameworkRules.AnyAsync(rule => rule.FrameworkId == frameworkId, cancellationToken) ? Outcome.Refuse($"{name} is given to leads by a rule. Take the rule away first; nothing was changed.")
        : Outcome.Done;
}
