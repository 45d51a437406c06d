using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Fields;

/// <summary>Adds a custom field behind the others; forms, filters, models, import and export know it from then on.</summary>
public sealed class AddField(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public const int LongestName = 100;

    public Task<AddedField> RunAsync(Actor actor, string name, FieldType type, IEnumerable<string> choices, bool isProtected, CancellationToken cancellationToken) =>
        RunAsync(actor, name, type, choices, isProtected, null, cancellationToken);

    /// <param name="openBecause">Why a field whose name sounds protected is not; without a reason it is marked whatever is asked.</param>
    public async Task<AddedField> RunAsync(
        Actor actor, string name, FieldType type, IEnumerable<string> choices, bool isProtected, string? openBecause, CancellationToken cancellationToken)
    {
        (name, var values) = (name.Trim(), FieldChoices.Tidy(choices));
        var outcome = Check(actor, name).And(FieldProtection.Check(openBecause)).And(type == FieldType.Choice ? FieldChoices.Check(values) : Outcome.Done);

        if (!outcome.Succeeded)
        {
            return new(outcome, null);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var others = await db.CustomFields.AsNoTracking().ToListAsync(cancellationToken);
        var order = others.Select(field => field.Order).DefaultIfEmpty(0).Max() + 1;
        var key = FieldKey.Of(name) is { Length: > 0 } latin ? latin : $"field-{order}";
        outcome = CheckFree(name, key, others);

        if (!outcome.Succeeded)
        {
            return new(outcome, null);
        }

        var added = new CustomField { Key = key, Name = name, Type = type, Choices = type == FieldType.Choice ? values : [], Order = order, CreatedAt = now };
        db.CustomFields.Add(added);
        db.Audit.Add(AuditEntry.Of(actor, now, "Added a field", name, type.ToString() + FieldProtection.Put(added, ProtectedWords.KindOf(name), isProtected, openBecause)));

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new(Outcome.Done, added);
        }
        catch (DbUpdateException failure) when (db.IsUniqueViolation(failure))
        {
            return new(Outcome.Refuse($"Somebody else has just added a field with the key {key}."), null);
        }
    }

    internal static Outcome CheckName(string name, IEnumerable<CustomField> others) =>
        name.Length is 0 or > LongestName ? Outcome.Refuse($"A name has 1 to {LongestName} characters.")
        : LeadFields.BuiltIn.FirstOrDefault(field => Folding.Fold(field.Name) == Folding.Fold(name)) is { } builtIn ? Outcome.Refuse($"Every lead has the field “{builtIn.Name}” already.")
        : others.FirstOrDefault(field => Folding.Fold(field.Name) == Folding.Fold(name)) is { } same
            ? Outcome.Refuse($"There is a field “{same.Name}” already{(same.ArchivedAt is null ? "" : " among the archived ones; restore it")}.")
            : Outcome.Done;

    private static Outcome Check(Actor actor, string name) =>
        actor.Administers ? CheckName(name, []) : Outcome.Refuse("Only an admin adds fields.");

    private static Outcome CheckFree(string name, string key, IReadOnlyList<CustomField> others) =>
        CheckName(name, others).And(others.FirstOrDefault(field => field.Key == key) is { } same
            ? Outcome.Refuse($"The field “{same.Name}” has the key {key} already, which “{name}” would get too. Choose another name.")
            : Outcome.Done);
}

/// <param name="Field">What was added; null when refused.</param>
public sealed record AddedField(Outcome Outcome, CustomField? Field);
