using LeadDesk.Core.Data;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>Makes a new version of a framework. Leads keep the version they were asked by until somebody switches them.</summary>
public sealed class SaveFramework(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    /// <param name="seen">The number of the version that was edited.</param>
    /// <param name="despiteWarnings">Save although nobody can pass the gate, or the like.</param>
    public async Task<FrameworkSaved> RunAsync(Actor actor, int frameworkId, int seen, FrameworkDefinition definition, string? note, bool despiteWarnings, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var found = FrameworkCheck.Of(definition);

        if (found.Errors.Count > 0)
        {
            return new(Outcome.Refuse($"{found.Errors[0]} Nothing was saved yet."), found);
        }

        if (found.Warnings.Count > 0 && !despiteWarnings)
        {
            return new(Outcome.Refuse($"{found.Warnings[0]} Save again to keep it so."), found) { MaySaveAnyway = true };
        }

        var outcome = await FrameworkShelf.RunAsync(databases, actor, frameworkId, async (db, framework, ct) =>
        {
            var newest = framework.Versions.MaxBy(version => version.Number)!;

            if (newest.Number != seen)
            {
                return Outcome.Refuse($"{newest.Author} saved version {newest.Number} in between. Nothing of yours was saved; open it again beside this one and repeat.");
            }

            if (await db.Frameworks.AnyAsync(other => other.Id != frameworkId && other.Name == definition.Name, ct))
            {
                return Outcome.Refuse($"There is a framework {definition.Name} already. Choose another name; nothing was saved.");
            }

            if (await OwnQuestions.ClashAsync(db, definition, ct) is { } clash)
            {
                return Outcome.Refuse($"{clash} Nothing was saved.");
            }

            var json = FrameworkJson.Write(definition);

            if (json == newest.Definition)
            {
                return Outcome.Done;
            }

            framework.Name = definition.Name;
            framework.Versions.Add(new() { Number = seen + 1, Definition = json, Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(), Author = actor.Name, PublishedAt = now });
            db.Audit.Add(AuditEntry.Of(actor, now, "Changed a framework", definition.Name, $"version {seen + 1}"));
            return Outcome.Done;
        }, cancellationToken);
        return new(outcome, found);
    }
}

/// <param name="Findings">What is wrong, and what is doubtful.</param>
public sealed record FrameworkSaved(Outcome Outcome, FrameworkFindings Findings)
{
    /// <summary>Nothing is wrong, but it is doubtful whether it is meant so.</summary>
    public bool MaySaveAnyway { get; init; }
}
