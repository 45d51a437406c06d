using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Forms;

/// <summary>One web form with what came in by it last; or all that is needed to make a new one.</summary>
public sealed class FormPage(IDbContextFactory<LeadDb> databases)
{
    private const int Shown = 20;

    /// <param name="formId">Null for a new one.</param>
    /// <returns>Null when there is no such form for this actor.</returns>
    public async Task<FormView?> AskAsync(Actor actor, int? formId, CancellationToken cancellationToken = default)
    {
        if (!actor.MakesForms)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var fields = await FormShelf.FieldsAsync(db, cancellationToken);

        if (formId is null)
        {
            return new(null, fields, 0, []);
        }

        if (await db.Forms.AsNoTracking().FirstOrDefaultAsync(one => one.Id == formId, cancellationToken) is not { } form)
        {
            return null;
        }

        var sent = db.FormSubmissions.AsNoTracking().Where(one => one.FormId == formId);
        var last = await sent.OrderByDescending(one => one.At).ThenByDescending(one => one.Id).Take(Shown)
            .GroupJoin(db.Leads.VisibleTo(actor), one => one.LeadId, lead => lead.Id, (one, leads) => new { one, leads })
            .SelectMany(pair => pair.leads.DefaultIfEmpty(), (pair, lead) => new { pair.one, lead })
            .ToListAsync(cancellationToken);
        return new(form, fields, await sent.LongCountAsync(cancellationToken), [.. last.OrderByDescending(pair => pair.one.At).ThenByDescending(pair => pair.one.Id).Select(pair => new SentForm(
            pair.one.Id, pair.one.At, pair.lead?.Id, pair.lead?.DisplayName, pair.one.IsNew, pair.one.Page, pair.one.Signs, pair.lead?.Suspicion))]);
    }
}

/// <param name="Form">Null for a new one.</param>
/// <param name="Fields">All that a form can ask for.</param>
/// <param name="Sent">How often it was sent altogether.</param>
/// <param name="Last">The newest first.</param>
public sealed record FormView(WebForm? Form, IReadOnlyList<LeadField> Fields, long Sent, IReadOnlyList<SentForm> Last)
{
    /// <summary>What the form asks for now, in its order.</summary>
    public IReadOnlyList<FormField> Asked => Form is null ? [] : FormShelf.FieldsOf(Form, Fields);
}

/// <param name="LeadId">Null when the lead is gone or nothing of it was kept.</param>
public sealed record SentForm(long Id, DateTimeOffset At, long? LeadId, string? Lead, bool IsNew, string? Page, string? Signs, int? Suspicion);
