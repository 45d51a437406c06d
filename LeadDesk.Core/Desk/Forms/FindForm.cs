using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Forms;

/// <summary>A form as the world outside sees it. Asks nobody who they are: whoever knows its address may fill it in.</summary>
public sealed class FindForm(IDbContextFactory<LeadDb> databases)
{
    /// <summary>Null when there is no such form, or when it was switched off.</summary>
    public async Task<PublicForm?> AskAsync(string key, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Forms.AsNoTracking().FirstOrDefaultAsync(form => form.Key == key && form.IsEnabled, cancellationToken) is { } form
            ? new(form, FormShelf.FieldsOf(form, await FormShelf.FieldsAsync(db, cancellationToken))) : null;
    }
}

/// <summary>A form that takes what is sent.</summary>
public sealed record PublicForm(WebForm Form, IReadOnlyList<FormField> Fields);
