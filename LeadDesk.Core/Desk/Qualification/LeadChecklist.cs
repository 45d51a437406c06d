using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>A lead's checklist: what its framework asks, what is known, what to ask next and whether the gate is passed.</summary>
public sealed class LeadChecklist(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private readonly SharedAnswers<(Actor, long), Checklist?> answers = new();

    /// <summary>Null when there is no such lead for this actor.</summary>
    public Task<Checklist?> AskAsync(Actor actor, long leadId, CancellationToken cancellationToken = default) =>
        answers.AskAsync((actor, leadId), gone => ReadAsync(actor, leadId, gone), cancellationToken);

    private async Task<Checklist?> ReadAsync(Actor actor, long leadId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;

        if (await db.Leads.VisibleTo(actor).Include(one => one.Account).FirstOrDefaultAsync(one => one.Id == leadId, cancellationToken) is not { } lead)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var team = await TeamGuideList.ForAsync(db, lead, actor, cancellationToken);
        var held = await HeldAnswers.OfAsync(db, lead, now, cancellationToken);
        var appraisal = held.Appraise(now);
        var known = held.Answers.ToDictionary(answer => answer.Facet);
        var framework = held.Framework;
        var frameworks = await db.Frameworks.Where(one => one.RetiredAt == null || one.Id == framework.FrameworkId).OrderBy(one => one.Order).ThenBy(one => one.Name)
            .Select(one => new FrameworkChoice(one.Id, one.Name)).ToListAsync(cancellationToken);
        var contacts = lead.AccountId is not { } accountId ? []
            : await db.Contacts.Where(contact => contact.AccountId == accountId).OrderBy(contact => contact.Name).Take(200).ToListAsync(cancellationToken);

        return new()
        {
            LeadId = leadId,
            Frameworks = frameworks,
            FrameworkId = framework.FrameworkId,
            VersionNumber = framework.Number,
            NewestNumber = framework.Newest,
            Framework = framework.Definition,
            Appraisal = appraisal,
            Lines = [.. appraisal.Standings.Select(standing => new ChecklistLine(standing, known.GetValueOrDefault(standing.Element.Facet)))],
            SaidElsewhere = [.. held.Answers.Where(answer => answer.Status > AnswerStatus.Unknown && appraisal.Standings.All(standing => standing.Element.Facet != answer.Facet))],
            AccountId = lead.AccountId,
            Contacts = contacts,
            Phone = lead.DoNotCall ? null : lead.Phone,
            Through = StageMoves.From(lead.Stage).FirstOrDefault(move => move.Needs(MoveAsks.Gate) && actor.Sells),
            MayEditFramework = actor.EditsFrameworks,
            Guide = new() { Opening = Fill(team?.Opening ?? framework.Definition.Guide.Opening, lead, actor), Reason = Fill(team?.Reason ?? framework.Definition.Guide.Reason, lead, actor) },
            GuideNote = team?.Note,
        };
    }

    private static string Fill(string words, Lead lead, Actor actor) => words
        .Replace("{name}", lead.FirstName ?? lead.DisplayName, StringComparison.Ordinal)
        .Replace("{company}", lead.Account?.Name ?? lead.AccountName ?? "your company", StringComparison.Ordinal)
        .Replace("{me}", actor.Name, StringComparison.Ordinal);
}

/// <summary>What the checklist of one lead shows.</summary>
public sealed record Checklist
{
    public required long LeadId { get; init; }

    /// <summary>The frameworks to choose from.</summary>
    public required IReadOnlyList<FrameworkChoice> Frameworks { get; init; }
    public required int FrameworkId { get; init; }

    /// <summary>The version that the lead is qualified by, and the newest that there is.</summary>
    public required int VersionNumber { get; init; }
    public required int NewestNumber { get; init; }
    public required FrameworkDefinition Framework { get; init; }
    public required Appraisal Appraisal { get; init; }
    public required IReadOnlyList<ChecklistLine> Lines { get; init; }

    /// <summary>What is known and this framework does not ask for.</summary>
    public required IReadOnlyList<LeadAnswer> SaidElsewhere { get; init; }
    public required long? AccountId { get; init; }

    /// <summary>The people at the lead's account, those too who have left.</summary>
    public required IReadOnlyList<Contact> Contacts { get; init; }

    /// <summary>The move that the gate guards, from the lead's stage; null when there is none or it is not this actor's to make.</summary>
    public required StageMove? Through { get; init; }

    /// <summary>The number to call; null without one, and for whoever asked not to be called.</summary>
    public required string? Phone { get; init; }
    public required CallGuide Guide { get; init; }

    /// <summary>What of the call guide is a team's and not the framework's; null when nothing is.</summary>
    public required string? GuideNote { get; init; }

    /// <summary>Whether this actor may change the framework, its call guide included.</summary>
    public required bool MayEditFramework { get; init; }
}

/// <param name="Answer">A copy to read from; null when nothing is known.</param>
public sealed record ChecklistLine(Standing Standing, LeadAnswer? Answer)
{
    public FrameworkElement Element => Standing.Element;
}

public sealed record FrameworkChoice(int Id, string Name);
