using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Desk.Models;

/// <summary>Takes changes of a lead's fields back, newest first, so that it is as it was known then.</summary>
internal static class FieldPast
{
    /// <param name="lead">Loaded for nobody else, with an account of its own.</param>
    /// <param name="before">What the field held before the change, as history writes it.</param>
    public static void SetBack(IReadOnlyDictionary<string, LeadField> fields, Lead lead, string changed, string? before)
    {
        if (changed == "company")
        {
            lead.AccountName = before;

            if (lead.Account is { } account)
            {
                account.Name = before ?? "";
            }
        }
        else if (fields.GetValueOrDefault(changed) is { Set: { } set } field && (!field.IsCompany || lead.Account is not null))
        {
            // A choice that is no longer offered was one at the time.
            var read = FieldText.TryRead(field.Type, before, field.Choices, out var value);
            set(lead, read.Succeeded ? value : FieldValue.Of(before));
        }
    }
}
