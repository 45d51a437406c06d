using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Forms;

/// <summary>What a form can ask for.</summary>
internal static class FormShelf
{
    public const string Email = "email";

    /// <summary>What nobody outside is asked for or may say: keys of other systems, where the form itself says so, what sales decides.</summary>
    private static readonly HashSet<string> Never = ["externalId", "source", "origin", "campaign", "accountTier", "visits", "timeOnSite", "pagesPerVisit", "value", "closeDate"];

    public static async Task<IReadOnlyList<LeadField>> FieldsAsync(LeadDb db, CancellationToken cancellationToken)
    {
        var custom = await db.CustomFields.AsNoTracking().Where(field => field.ArchivedAt == null).ToListAsync(cancellationToken);
        return [.. LeadFields.With(custom).Where(field => (field.Set is not null || field.Key == "company") && !Never.Contains(field.Key))];
    }

    /// <summary>The form's fields in its order; one that is no more is left out.</summary>
    public static IReadOnlyList<FormField> FieldsOf(WebForm form, IReadOnlyList<LeadField> all) =>
        [.. form.Fields.Select(key => all.FirstOrDefault(field => field.Key == key)).OfType<LeadField>().Select(field => new FormField(field, form.Required.Contains(field.Key)))];
}

/// <summary>One thing that a form asks for.</summary>
public sealed record FormField(LeadField Field, bool IsRequired);
