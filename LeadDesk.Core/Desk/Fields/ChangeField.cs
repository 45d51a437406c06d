using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Fields;

/// <summary>Renames a field, changes its choices or its protection. Key and type stay: values are kept by them.</summary>
public sealed class ChangeField(FieldChange field)
{
    public Task<Outcome> RunAsync(Actor actor, int fieldId, string name, IEnumerable<string> choices, bool isProtected, CancellationToken cancellationToken) =>
        RunAsync(actor, fieldId, name, choices, isProtected, null, cancellationToken);

    /// <param name="openBecause">Why the field is no longer protected, or not although its new name sounds so.</param>
    public Task<Outcome> RunAsync(
        Actor actor, int fieldId, string name, IEnumerable<string> choices, bool isProtected, string? openBecause, CancellationToken cancellationToken) =>
        field.RunAsync(actor, fieldId, async (db, changed, now, ct) =>
        {
            (name, var values) = (name.Trim(), FieldChoices.Tidy(choices));
            var others = await db.CustomFields.AsNoTracking().Where(other => other.Id != fieldId).ToListAsync(ct);
            var outcome = AddField.CheckName(name, others).And(FieldProtection.Check(openBecause)).And(FieldProtection.CheckReason(changed, isProtected, openBecause));

            if (outcome.Succeeded && changed.Type == FieldType.Choice)
            {
                outcome = FieldChoices.Check(values) is { Succeeded: false } wrong ? wrong : await CheckUnusedAsync(db, changed, values, ct);
            }

            if (outcome.Succeeded)
            {
                // A name that it had before was judged then.
                var kind = ProtectedWords.KindOf(changed.Name) is null ? ProtectedWords.KindOf(name) : null;
                var protection = FieldProtection.Put(changed, kind, isProtected, openBecause);
                db.Audit.Add(AuditEntry.Of(actor, now, "Changed a field", changed.Name, ((changed.Name == name ? "" : $"now {name}") + protection) is { Length: > 0 } detail ? detail.TrimStart(',', ' ') : null));
                changed.Name = name;
                changed.Choices = changed.Type == FieldType.Choice ? values : [];
            }

            return outcome;
        }, cancellationToken);

    private static async Task<Outcome> CheckUnusedAsync(LeadDb db, CustomField changed, List<string> values, CancellationToken cancellationToken)
    {
        foreach (var gone in changed.Choices.Except(values))
        {
            var leads = await db.Leads.CountAsync(lead => LeadDb.CustomText(lead.Custom, changed.Key) == gone, cancellationToken);

            if (leads > 0)
            {
                return Outcome.Refuse($"“{gone}” is the value of {leads:N0} {(leads == 1 ? "lead" : "leads")}. Give them another one first, or keep it.");
            }
        }

        return Outcome.Done;
    }
}
