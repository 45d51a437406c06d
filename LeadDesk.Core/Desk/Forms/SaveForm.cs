using System.Security.Cryptography;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Forms;

/// <summary>Makes a web form, or changes one. Its address stays, so that pages with the form in them need not be touched.</summary>
public sealed class SaveForm(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int KeyLength = 12;
    private const string Changed = "Somebody else changed this form in between. Nothing was saved yet: open it anew to see what is different.";

    /// <param name="formId">Null for a new form.</param>
    /// <param name="version">The version that was read, so that what somebody else saved in between is not lost.</param>
    public async Task<SavedForm> RunAsync(Actor actor, int? formId, FormEntry entry, int version, CancellationToken cancellationToken = default)
    {
        if (!actor.MakesForms)
        {
            return SavedForm.Refuse("Only a marketer, a manager or an admin can make web forms.");
        }

        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        entry = entry.Tidy();

        if (entry.Problem(await FormShelf.FieldsAsync(db, cancellationToken)) is { } problem)
        {
            return SavedForm.Refuse(problem + " Nothing was saved yet.");
        }

        try
        {
            return await db.WriteAsync(ct => WriteAsync(db, actor, formId, entry, version, now, ct), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return SavedForm.Refuse(Changed);
        }
    }

    private static async Task<SavedForm> WriteAsync(LeadDb db, Actor actor, int? formId, FormEntry entry, int version, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var form = formId is null ? null : await db.Forms.FirstOrDefaultAsync(one => one.Id == formId, cancellationToken);

        if (formId is not null && form?.Version != version)
        {
            return SavedForm.Refuse(form is null ? "There is no such form. Nothing was saved." : Changed);
        }

        if (form is null && await db.Forms.CountAsync(cancellationToken) >= WebForm.Most)
        {
            return SavedForm.Refuse($"There are {WebForm.Most} forms already. Change one that is no longer used.");
        }

        db.Audit.Add(AuditEntry.Of(actor, now, form is null ? "Made a web form" : "Changed a web form", entry.Name));

        if (form is null)
        {
            form = new() { Key = RandomNumberGenerator.GetString(Letters, KeyLength), Name = entry.Name, CreatedAt = now, CreatedBy = actor.Name };
            db.Forms.Add(form);
        }

        entry.WriteTo(form);
        await db.SaveChangesAsync(cancellationToken);
        return new(Outcome.Done, form.Id);
    }
}

/// <param name="FormId">0 when it was refused.</param>
public sealed record SavedForm(Outcome Outcome, int FormId)
{
    internal static SavedForm Refuse(string reason) => new(Outcome.Refuse(reason), 0);
}
