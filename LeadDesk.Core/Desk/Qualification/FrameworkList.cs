using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>The frameworks of the desk, and which leads get which.</summary>
public sealed class FrameworkList(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public async Task<FrameworksView> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var frameworks = await db.Frameworks.Include(framework => framework.Versions).AsSplitQuery().OrderBy(framework => framework.RetiredAt != null).ThenBy(framework => framework.Order).ToListAsync(cancellationToken);
        var leads = await db.LeadAssessments.GroupBy(assessment => assessment.FrameworkVersion.FrameworkId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var rules = await db.FrameworkRules.OrderBy(rule => rule.Order).ThenBy(rule => rule.Id).ToListAsync(cancellationToken);
        var people = await db.Users.Where(user => user.DisabledAt == null).OrderBy(user => user.DisplayName).Select(user => new PersonChoice(user.Id, user.DisplayName)).ToListAsync(cancellationToken);
        var teams = await db.Pools.OrderBy(pool => pool.Name).Select(pool => new TeamChoice(pool.Id, pool.Name)).ToListAsync(cancellationToken);
        var own = await OwnQuestions.FindAsync(db, cancellationToken);
        IReadOnlyList<LeadField> fields = [.. LeadFields.With(await db.CustomFields.Where(field => field.ArchivedAt == null).ToListAsync(cancellationToken), own), .. await SegmentNames.FieldsAsync(db, cancellationToken)];
        var problems = await SegmentNames.ProblemsAsync(db, rules.Select(rule => rule.Condition), clock.GetUtcNow(), cancellationToken);
        var names = frameworks.ToDictionary(framework => framework.Id, framework => framework.Name);
        return new(
            [.. frameworks.Select(framework => Row(framework, leads.GetValueOrDefault(framework.Id)))],
            [.. rules.Select(rule => new RuleRow(rule.Id, names[rule.FrameworkId], Words(rule, people, teams, fields), rule.Condition is { } asked ? problems.GetValueOrDefault(asked) : null))],
            people, teams, own, [.. fields.Where(field => !field.IsProtected && field.Key != "externalId")], actor.EditsFrameworks);
    }

    /// <summary>Null when there is no such framework.</summary>
    public async Task<FrameworkRow?> FindAsync(Actor actor, int frameworkId, CancellationToken cancellationToken = default) =>
        (await AskAsync(actor, cancellationToken)).Frameworks.FirstOrDefault(framework => framework.Id == frameworkId);

    private static FrameworkRow Row(Framework framework, int leads)
    {
        var versions = framework.Versions.OrderByDescending(version => version.Number).ToList();
        return new(framework.Id, framework.Key, framework.IsDefault, framework.RetiredAt, leads, FrameworkJson.Read(versions[0].Definition),
            [.. versions.Select(version => new FrameworkVersionRow(version.Number, version.Author, version.PublishedAt, version.Note))]);
    }

    private static string Words(FrameworkRule rule, List<PersonChoice> people, List<TeamChoice> teams, IReadOnlyList<LeadField> fields)
    {
        var owner = rule.OwnerId is { } id ? $"leads of {people.Find(person => person.Id == id)?.Name ?? "somebody who has left"}" : "leads";
        var team = rule.PoolId is { } pool ? $"{(rule.OwnerId is null ? " of" : " in")} team {teams.Find(one => one.Id == pool)?.Name}" : "";
        var condition = rule.Condition is { } json && ModelJson.TryRead(json, out Condition? read).Succeeded ? $", where {ConditionWords.Of(read, key => fields.FirstOrDefault(field => field.Key == key)?.Name ?? key)}" : "";
        return owner + team + condition;
    }
}

/// <param name="Own">What the frameworks ask beyond the built-in questions.</param>
/// <param name="Fields">What a rule can ask for.</param>
/// <param name="MayEdit">Whether this actor may change them.</param>
public sealed record FrameworksView(IReadOnlyList<FrameworkRow> Frameworks, IReadOnlyList<RuleRow> Rules, IReadOnlyList<PersonChoice> People, IReadOnlyList<TeamChoice> Teams, IReadOnlyList<Facet> Own, IReadOnlyList<LeadField> Fields, bool MayEdit);

/// <param name="Key">Of a built-in one; null for those that people made.</param>
/// <param name="Leads">How many leads are qualified by any of its versions.</param>
/// <param name="Versions">The newest first.</param>
public sealed record FrameworkRow(int Id, string? Key, bool IsDefault, DateTimeOffset? RetiredAt, int Leads, FrameworkDefinition Definition, IReadOnlyList<FrameworkVersionRow> Versions);

public sealed record FrameworkVersionRow(int Number, string Author, DateTimeOffset PublishedAt, string? Note);

/// <param name="Problem">Why it is for no lead, such as a segment that names a deleted field; null while it can be asked.</param>
public sealed record RuleRow(int Id, string Framework, string Words, string? Problem = null);

public sealed record PersonChoice(int Id, string Name);

/// <summary>A pool of people who share leads.</summary>
public sealed record TeamChoice(int Id, string Name);
