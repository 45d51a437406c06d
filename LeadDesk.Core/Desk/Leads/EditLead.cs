using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>
/// Changes fields of a lead. Each edit says what the person saw before; a field that somebody else changed in between is a
/// conflict, and then nothing is saved. Edits of different fields by two people both survive.
/// </summary>
public sealed class EditLead(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, LeadScorer scorer)
{
    public async Task<EditedLead> RunAsync(Actor actor, long leadId, IReadOnlyList<FieldEdit> edits, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var edited = await LeadSave.RunAsync(databases, (db, token) => ChangeAsync(db, actor, leadId, edits, now, token), () => EditedLead.Of(LeadSave.Busy), cancellationToken);

        if (edited.Touched.Count > 0)
        {
            hub.Say(edited.Touched);
        }

        return edited;
    }

    private async Task<EditedLead> ChangeAsync(LeadDb db, Actor actor, long leadId, IReadOnlyList<FieldEdit> edits, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.FindAsync(actor, leadId, cancellationToken) is not { } lead)
        {
            return EditedLead.Of(await LeadSave.NotFoundAsync(db, actor, leadId, cancellationToken));
        }

        var custom = await db.CustomFields.AsNoTracking().Where(field => field.ArchivedAt == null).ToListAsync(cancellationToken);
        var sheet = new EditSheet(lead, LeadFields.With(custom), edits);

        if (sheet.Problems.Count == 0 && sheet.Conflicts.Count > 0)
        {
            return EditedLead.Clash(await WhoAsync(db, leadId, sheet.Conflicts, cancellationToken));
        }

        if (sheet.Problems.Count == 0)
        {
            await ApplyAsync(db, lead, sheet, now, cancellationToken);
        }

        return sheet.Problems.Count > 0 ? EditedLead.Refuse(sheet.Problems)
            : sheet.Changes.Count == 0 ? EditedLead.Of(Outcome.Done)
            : await SaveAsync(db, lead, sheet, actor, now, cancellationToken);
    }

    private static async Task ApplyAsync(LeadDb db, Lead lead, EditSheet sheet, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (sheet.Company is { } company)
        {
            await Company.JoinAsync(db, lead, company.After.Text, now, cancellationToken);
        }

        sheet.Apply();
        var externalId = sheet.Changes.Exists(change => change.Field.Key == "externalId") ? lead.ExternalId : null;

        if (externalId is not null && await db.Leads.IgnoreQueryFilters().AnyAsync(other => other.ExternalId == externalId && other.Id != lead.Id, cancellationToken))
        {
            sheet.Problems.Add(new("externalId", "External id", "belongs to another lead already"));
        }
    }

    private async Task<EditedLead> SaveAsync(LeadDb db, Lead lead, EditSheet sheet, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lead.UpdatedAt = now;
        db.FieldChanges.AddRange(sheet.Changes.Select(change => LeadSave.Change(lead, change.Field.Key, change.Before, change.After.Display, actor, now)));

        // What is known of a company counts for everybody who works there.
        var colleagues = sheet.TouchesCompany && lead.AccountId is { } accountId
            ? await db.Leads.Where(other => other.AccountId == accountId && other.Id != lead.Id).ToListAsync(cancellationToken)
            : [];
        await scorer.RateAsync(db, [lead, .. colleagues], now, "edit", cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return EditedLead.Of(Outcome.Done) with { Touched = [lead.Id, .. colleagues.Select(other => other.Id)] };
    }

    private static async Task<IReadOnlyList<EditConflict>> WhoAsync(LeadDb db, long leadId, IReadOnlyList<EditConflict> conflicts, CancellationToken cancellationToken)
    {
        var named = new List<EditConflict>();

        foreach (var conflict in conflicts)
        {
            var last = await db.FieldChanges.AsNoTracking().Where(change => change.LeadId == leadId && change.Field == conflict.Field)
                .OrderByDescending(change => change.At).ThenByDescending(change => change.Id).FirstOrDefaultAsync(cancellationToken);
            named.Add(conflict with { By = last?.By, At = last?.At });
        }

        return named;
    }
}

/// <summary>One field as the person saw it and as it should become, both as people read and write it.</summary>
public sealed record FieldEdit(string Field, string? Before, string? After);

/// <summary>A field that somebody else changed while it was being edited.</summary>
public sealed record EditConflict(string Field, string Name, string Theirs, string Yours, string? By = null, DateTimeOffset? At = null);

public sealed record EditedLead(Outcome Outcome, IReadOnlyList<FieldProblem> Problems, IReadOnlyList<EditConflict> Conflicts)
{
    /// <summary>The leads whose rating may be another one now.</summary>
    internal IReadOnlyList<long> Touched { get; init; } = [];

    internal static EditedLead Of(Outcome outcome) => new(outcome, [], []);

    internal static EditedLead Refuse(IReadOnlyList<FieldProblem> problems) =>
        new(Outcome.Refuse($"Nothing was saved yet. {problems[0].Name} {problems[0].Text}."), problems, []);

    internal static EditedLead Clash(IReadOnlyList<EditConflict> conflicts) => new(
        Outcome.Refuse($"Somebody else changed {string.Join(" and ", conflicts.Select(conflict => conflict.Name))} in between. Nothing was saved yet: choose which to keep."), [], conflicts);
}
