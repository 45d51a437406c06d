using System.Globalization;
using System.Text.Json;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>
/// Keeps the columns that an import changes in leads and accounts that were there before it, as they were and as they became, so that
/// undoing it can give them back exactly. Scores are not kept: they follow from the rest.
/// </summary>
internal sealed class RowMemory
{
    public const string OfLead = FieldChange.RowPrefix + "lead", OfAccount = FieldChange.RowPrefix + "account:";
    public const string Custom = "Custom.", Tag = "Tag.";

    private static readonly HashSet<string> Derived =
    [
        nameof(Lead.Score), nameof(Lead.Fit), nameof(Lead.Engagement), nameof(Lead.Cell), nameof(Lead.CellRank), nameof(Lead.Coverage), nameof(Lead.Disqualifier),
        nameof(Lead.ModelVersionId), nameof(Lead.ComputedCell), nameof(Lead.Persona), nameof(Lead.ScoredAt), nameof(Lead.CellChangesAt), nameof(Lead.LastSignalAt), nameof(Lead.UpdatedAt), nameof(Lead.Version),
        nameof(Lead.EmailKey), nameof(Lead.PhoneKey), nameof(Lead.SearchText), nameof(Account.NameKey), nameof(Lead.Suspicion), nameof(Lead.PhoneE164),
    ];

    private readonly List<(EntityEntry Entry, Dictionary<string, JsonElement> Before)> rows = [];

    /// <summary>What is about to be saved over. Call when changes were detected and before the save, which makes it the new state.</summary>
    public static RowMemory Of(LeadDb db)
    {
        var memory = new RowMemory();
        var tags = db.ChangeTracker.Entries<LeadTag>().Where(tag => tag.State == EntityState.Added).ToLookup(tag => tag.Entity.LeadId, tag => tag.Entity.Name);

        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry is { Entity: Lead or Account, State: EntityState.Modified or EntityState.Unchanged }))
        {
            var before = entry.Properties.Where(column => column.IsModified && !Derived.Contains(column.Metadata.Name)).SelectMany(Before)
                .Concat(entry.Entity is Lead lead ? tags[lead.Id].Select(name => KeyValuePair.Create(Tag + name, StoredValue.Nothing)) : [])
                .ToDictionary();

            if (before.Count > 0)
            {
                memory.rows.Add((entry, before));
            }
        }

        return memory;
    }

    /// <summary>What was, and what it was saved as. An account's row hangs on one of the leads that the import touched.</summary>
    public IEnumerable<FieldChange> Keep(Import import, IReadOnlyCollection<Lead> touched, DateTimeOffset now)
    {
        foreach (var (entry, before) in rows)
        {
            var after = before.Keys.ToDictionary(name => name, name => After(entry, name));
            yield return new FieldChange
            {
                Lead = entry.Entity as Lead ?? touched.FirstOrDefault(lead => lead.ImportId != import.Id) ?? touched.First(),
                Field = entry.Entity is Account account ? OfAccount + account.Id.ToString(CultureInfo.InvariantCulture) : OfLead,
                Before = JsonSerializer.Serialize(before),
                After = JsonSerializer.Serialize(after),
                At = now,
                ById = import.ById,
                By = import.By,
                ImportId = import.Id,
            };
        }
    }

    // Custom values are many in one column; each of them is given back by itself.
    private static IEnumerable<KeyValuePair<string, JsonElement>> Before(PropertyEntry column)
    {
        if (column.OriginalValue is not CustomValues was)
        {
            return [KeyValuePair.Create(column.Metadata.Name, StoredValue.ToJson(column.Metadata, column.OriginalValue))];
        }

        var now = (CustomValues)column.CurrentValue!;
        return was.Keys.Union(now.Keys).Where(key => was[key] != now[key]).Select(key => KeyValuePair.Create(Custom + key, StoredValue.ToJson(was[key])));
    }

    private static JsonElement After(EntityEntry entry, string name) =>
        name.StartsWith(Tag, StringComparison.Ordinal) ? JsonSerializer.SerializeToElement(name[Tag.Length..])
        : name.StartsWith(Custom, StringComparison.Ordinal) ? StoredValue.ToJson(((Lead)entry.Entity).Custom[name[Custom.Length..]])
        : StoredValue.ToJson(entry.Property(name).Metadata, entry.Property(name).CurrentValue);
}
